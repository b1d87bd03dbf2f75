import { expect, it } from '@jest/globals';
import {
  AchievementUnlocked,
  BesitosAwarded,
  LevelReached,
  MissionCompleted,
  MissionProgressed,
  ReactionCapReached,
} from '@yabot/contracts';
import fc from 'fast-check';
import {
  type Earned,
  NOTHING,
  withAchievement,
  withBesitos,
  withCap,
  withCompleted,
  withLevel,
  withSteps,
} from '../../src/rules/earned.ts';
import { isNothing, withoutTold } from '../../src/rules/told.ts';

type Add = (earned: Earned) => Earned;

const title = { es: 'Diez', en: 'Ten' };
const missions = ['a', 'b', 'c'];
const tiers = ['bronze', 'silver', 'gold'] as const;

/** What may be earned, each time further than before, as it is. */
const anything = fc
  .array(
    fc.record({
      kind: fc.constantFrom('besitos', 'step', 'completed', 'achievement', 'level', 'cap'),
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
    case 'level':
      return (earned) => withLevel(earned, LevelReached.example({ level: index + 2 }));
    default:
      return (earned) => withCap(earned, ReactionCapReached.example({ cap: 100 + index }));
  }
}

const sumOf = (all: readonly Add[], from: Earned = NOTHING) =>
  all.reduce((earned, next) => next(earned), from);
const countOf = ({ besitos, reasons = {}, completed, achievements, level, cap, unnamed }: Earned) => ({
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
