import {
  AchievementUnlocked,
  BesitosAwarded,
  LevelReached,
  MissionCompleted,
  MissionProgressed,
} from '@yabot/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  NAMED,
  NOTHING,
  withAchievement,
  withBesitos,
  withCompleted,
  withLevel,
  withSteps,
} from '../../src/rules/earned.ts';

const nothing = Object.freeze(NOTHING);
const title = { es: 'Diez', en: 'Ten' };
const step = (missionId: string, progress: number) => ({ missionId, title, progress, target: 10 });

it('adds up besitos and keeps the last balance', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1 });
  fc.assert(
    fc.property(amounts, (all) => {
      let balance = 0;
      let earned = nothing;
      for (const amount of all) {
        balance += amount;
        earned = Object.freeze(withBesitos(earned, BesitosAwarded.example({ amount, balance })));
      }
      expect(earned).toMatchObject({ besitos: balance, balance });
    }),
  );
});

it('keeps the balance of the newest award, in whatever order they come', () => {
  const orders = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 });
  fc.assert(
    fc.property(orders, (order) => {
      const award = (nth: number) => BesitosAwarded.example({ amount: 5, balance: 5 * nth });
      const earned = order.reduce((all, nth) => withBesitos(all, award(nth), nth), nothing);
      expect(earned).toMatchObject({ besitos: 5 * order.length, balance: 5 * Math.max(...order) });
    }),
  );
});

it('adds up what each reason brought', () => {
  const events = [
    { amount: 5, reason: 'reaction' as const },
    { amount: 10, reason: 'mission' as const },
    { amount: 3, reason: 'reaction' as const },
  ];
  const earned = events.map((event) => BesitosAwarded.example(event)).reduce(withBesitos, nothing);
  expect(earned.reasons).toEqual({ reaction: 8, mission: 10 });
});

it('keeps the last step of each mission', () => {
  const first = withSteps(nothing, MissionProgressed.example({ steps: [step('a', 1), step('b', 1)] }));
  const second = withSteps(Object.freeze(first), MissionProgressed.example({ steps: [step('a', 2)] }));
  expect(second.steps).toEqual([step('b', 1), step('a', 2)]);
});

it('tells a mission for its own sake when it is begun, half done, and one step short', () => {
  const asideOf = (progress: number) => {
    const data = MissionProgressed.example({ steps: [step('a', progress)] });
    return withSteps(nothing, data).steps[0]?.aside;
  };
  const alone = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((progress) => !asideOf(progress));
  expect(alone).toEqual([1, 5, 9]);
});

it('still tells that a mission is half done when another step comes before it is told', () => {
  const half = withSteps(nothing, MissionProgressed.example({ steps: [step('a', 5)] }));
  const more = withSteps(half, MissionProgressed.example({ steps: [step('a', 6)] }));
  expect(more.steps).toEqual([step('a', 6)]);
});

it('forgets the steps of a mission that is completed', () => {
  const stepped = withSteps(nothing, MissionProgressed.example({ steps: [step('a', 9)] }));
  const done = withCompleted(stepped, MissionCompleted.example({ missionId: 'a', title }));
  expect(done).toMatchObject({ steps: [], completed: [{ missionId: 'a' }] });
});

it('names the highest tier of an achievement once, and the highest level', () => {
  const bronze = withAchievement(nothing, AchievementUnlocked.example({ tier: 'bronze' }));
  const silver = withAchievement(bronze, AchievementUnlocked.example({ tier: 'silver' }));
  expect(silver.achievements).toMatchObject([{ tier: 'silver' }]);
  const third = withLevel(silver, LevelReached.example({ level: 3 }));
  expect(withLevel(third, LevelReached.example({ level: 2 })).level?.level).toBe(3);
});

it('stays small for who earns silently for long, and counts what it does not name', () => {
  let earned = nothing;
  for (let round = 1; round <= NAMED + 5; round++)
    earned = withCompleted(earned, MissionCompleted.example({ round }));
  expect(earned.completed).toHaveLength(NAMED);
  expect(earned.unnamed).toBe(5);
});

it('knows of a reward that is on its way until it comes', () => {
  const completed = withCompleted(nothing, MissionCompleted.example({ reward: { besitos: 50 } }));
  expect(completed.awaiting).toBe(1);
  const reaction = withBesitos(completed, BesitosAwarded.example({ reason: 'reaction' }));
  expect(reaction.awaiting).toBe(1);
  const unlocked = withAchievement(reaction, AchievementUnlocked.example({ reward: { besitos: 5 } }));
  expect(unlocked.awaiting).toBe(2);
  const paid = ['mission', 'achievement', 'mission'] as const;
  const all = paid.map((reason) => BesitosAwarded.example({ reason })).reduce(withBesitos, unlocked);
  expect(all.awaiting).toBe(0);
  expect(withCompleted(nothing, MissionCompleted.example({ reward: { besitos: 0 } }))).not.toHaveProperty(
    'awaiting',
  );
});

it('knows of the besitos of a level until they come', () => {
  const risen = withLevel(nothing, LevelReached.example({ level: 2, reward: { besitos: 20 } }));
  expect(risen.awaiting).toBe(1);
  expect(withBesitos(risen, BesitosAwarded.example({ reason: 'level' })).awaiting).toBe(0);
});

it('keeps apart what came of what was long ago, and expects nothing of it', () => {
  const quiet = { quiet: true, reward: { besitos: 50 } };
  const unlocked = withAchievement(nothing, AchievementUnlocked.example(quiet));
  const risen = withLevel(unlocked, LevelReached.example({ ...quiet, level: 3 }));
  const paid = withBesitos(risen, BesitosAwarded.example({ amount: 50, balance: 90, quiet: true }));
  const stepped = withSteps(paid, MissionProgressed.example({ quiet: true }));
  const done = withCompleted(stepped, MissionCompleted.example(quiet));
  expect(done).toEqual({
    ...nothing,
    balance: 90,
    balanceOf: 0,
    before: { besitos: 50, missions: 1, achievements: 1, level: 3 },
  });
});

it('remembers that the reward of a completed mission waits to be taken', () => {
  const claim = { reward: { besitos: 50 }, until: '2026-11-30' };
  const done = withCompleted(nothing, MissionCompleted.example({ reward: { besitos: 0 }, claim }));
  expect(done.completed).toMatchObject([{ claim: { until: '2026-11-30' } }]);
});
