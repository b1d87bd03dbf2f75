import {
  AchievementUnlocked,
  BesitosAwarded,
  LevelReached,
  MissionCompleted,
  MissionProgressed,
  ReactionCapReached,
} from '@yabot/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Earned,
  mentioning,
  NOTHING,
  withAchievement,
  withBesitos,
  withCap,
  withCompleted,
  withLevel,
  withSteps,
} from '../../src/rules/earned.ts';
import { isNothing, tellableTo, urgencyOf, withoutTold } from '../../src/rules/told.ts';

type Add = (earned: Earned) => Earned;

const title = { es: 'Diez', en: 'Ten' };
const missions = ['a', 'b', 'c'];
const tiers = ['bronze', 'silver', 'gold'] as const;

/** What may be earned, each time further than before, as it is. */
const anything = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        'besitos',
        'step',
        'completed',
        'achievement',
        'level',
        'cap',
        'quiet',
        'mention',
      ),
      which: fc.integer({ min: 0, max: 2 }),
      amount: fc.integer({ min: 1, max: 50 }),
    }),
    { maxLength: 50 },
  )
  .map((all) => all.map(({ kind, which, amount }, index) => add(kind, which, amount, index)));

function add(kind: string, which: number, amount: number, index: number): Add {
  const missionId = missions[which]!;
  switch (kind) {
    case 'besitos': {
      const reason = (['reaction', 'mission', 'achievement'] as const)[which]!;
      const data = BesitosAwarded.example({ amount, balance: 1_000 + index, reason });
      return (earned) => withBesitos(earned, data);
    }
    case 'step': {
      const steps = [{ missionId, title, progress: index, target: 100 }];
      return (earned) => withSteps(earned, MissionProgressed.example({ steps }));
    }
    case 'completed': {
      const data = MissionCompleted.example({ missionId, title, round: index + 1 });
      return (earned) => withCompleted(earned, data);
    }
    case 'achievement': {
      const data = AchievementUnlocked.example({ achievementId: `${index}`, tier: tiers[which]! });
      return (earned) => withAchievement(earned, data);
    }
    case 'quiet': {
      const data = BesitosAwarded.example({ amount, balance: 1_000 + index, quiet: true });
      return (earned) => withBesitos(earned, data);
    }
    case 'mention': {
      const mention = { text: 'came', about: `${which}`, values: {}, sums: { amount } };
      return (earned) => mentioning(earned, mention);
    }
    case 'level':
      return (earned) => withLevel(earned, LevelReached.example({ level: index + 2 }));
    default:
      return (earned) => withCap(earned, ReactionCapReached.example({ cap: 100 + index }));
  }
}

const sumOf = (all: readonly Add[], from: Earned = NOTHING) =>
  all.reduce((earned, next) => next(earned), from);
const countOf = (earned: Earned) => ({ ...countsOf(earned), ...othersOf(earned) });
const othersOf = ({ before, mentions = [] }: Earned) => ({
  before: before?.besitos ?? 0,
  mentioned: mentions.reduce((sum, { sums }) => sum + (sums?.amount ?? 0), 0),
});
const countsOf = ({ besitos, reasons = {}, completed, achievements, level, cap, unnamed }: Earned) => ({
  besitos,
  reasons,
  named: completed.length + achievements.length + unnamed,
  level,
  cap,
});

it('leaves exactly what was earned after the notice was written', () => {
  fc.assert(
    fc.property(anything, fc.nat(50), (all, end) => {
      const [before, after] = [all.slice(0, end), all.slice(end)];
      const told = sumOf(before);
      const left = withoutTold(Object.freeze(sumOf(after, told)), told);
      const alone = sumOf(after);
      expect(countOf(left)).toEqual(countOf(alone));
      expect(left.balance).toBe(alone.balance);
    }),
  );
});

it('leaves nothing when nothing was earned since', () => {
  fc.assert(
    fc.property(anything, (before) => {
      const told = sumOf(before);
      expect(isNothing(withoutTold(told, told))).toBe(true);
    }),
  );
});

it('tells a higher tier of an achievement that was told, and not the one told', () => {
  const bronze = withAchievement(NOTHING, AchievementUnlocked.example({ tier: 'bronze' }));
  const silver = withAchievement(bronze, AchievementUnlocked.example({ tier: 'silver' }));
  expect(withoutTold(silver, bronze).achievements).toMatchObject([{ tier: 'silver' }]);
  expect(withoutTold(silver, bronze).unnamed).toBe(0);
});

it('is told to who wants to know, and to everybody when something in it has to be known', () => {
  const earned = withBesitos(NOTHING, BesitosAwarded.example());
  const wants = { notices: true };
  const silent = { notices: false };
  expect(urgencyOf(earned)).toBe('wanted');
  expect(tellableTo(wants, earned)).toBe(earned);
  expect(tellableTo(silent, earned)).toBeUndefined();
  const taken = { text: 'taken', about: 'taken', values: {}, always: true } as const;
  const boost = { text: 'boost', about: 'boost', values: {} };
  const both = mentioning(mentioning(earned, taken), boost);
  expect(urgencyOf(both)).toBe('always');
  expect(tellableTo(silent, both)).toEqual({ ...NOTHING, mentions: [taken] });
});

it('is not told for its own sake when it came of what was long ago, but with the next thing', () => {
  const quiet = withBesitos(NOTHING, BesitosAwarded.example({ amount: 50, quiet: true }));
  expect(urgencyOf(quiet)).toBe('later');
  expect(tellableTo({ notices: true }, quiet)).toBeUndefined();
  expect(isNothing(quiet)).toBe(false);
  const more = withBesitos(quiet, BesitosAwarded.example({ amount: 5 }));
  expect(tellableTo({ notices: true }, more)?.before).toMatchObject({ besitos: 50 });
  expect(isNothing(withoutTold(more, more))).toBe(true);
});

it('is not told for the sake of a step in between, which stands in the next thing that is told', () => {
  const step = { missionId: 'a', title, progress: 4, target: 10 };
  const stepped = withSteps(NOTHING, MissionProgressed.example({ steps: [step] }));
  expect(urgencyOf(stepped)).toBe('later');
  expect(tellableTo({ notices: true }, stepped)).toBeUndefined();
  expect(isNothing(stepped)).toBe(false);
  const paid = withBesitos(stepped, BesitosAwarded.example({ amount: 5 }));
  expect(tellableTo({ notices: true }, paid)?.steps).toMatchObject([step]);
  expect(isNothing(withoutTold(paid, paid))).toBe(true);
});
