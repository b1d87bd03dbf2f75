import { expect, it } from 'vitest';
import { achievementsOf } from '../src/rules/achievements-of.ts';
import { achievement, definitions, LEVELS, someone } from './fixtures.ts';

const at = '2026-11-21T10:00:00.000Z';
const content = definitions([
  achievement('talker', {
    tiers: [
      { tier: 'bronze', count: 3, xp: 10 },
      { tier: 'gold', count: 10, xp: 50 },
    ],
  }),
  achievement('hidden', { secret: true }),
]);

it('shows to somebody unknown everything to be earned, at zero and at the first level', () => {
  expect(achievementsOf(someone(), content)).toMatchObject({
    xp: 0,
    secrets: 1,
    level: { number: 1, title: LEVELS[0]?.title, from: 0, next: 100 },
    achievements: [
      {
        achievementId: 'talker',
        title: { es: 'talker', en: 'talker' },
        description: { es: 'talker', en: 'talker' },
        badge: '💋',
        tier: null,
        unlockedAt: null,
        progress: 0,
        target: 3,
        secret: false,
        counts: 'events',
        tiers: [
          { tier: 'bronze', count: 3, xp: 10, besitos: 0, earnedAt: null },
          { tier: 'gold', count: 10, xp: 50, besitos: 0, earnedAt: null },
        ],
        conditions: [],
        requires: [],
      },
    ],
  });
});

it('shows the highest tier, when it was earned, and what the next one needs', () => {
  const bronze = { count: 4, earned: [{ tier: 'bronze', at } as const] };
  expect(achievementsOf(someone({ achievements: { talker: bronze } }), content).achievements).toMatchObject([
    { tier: 'bronze', unlockedAt: at, progress: 4, target: 10 },
  ]);
  const gold = { count: 12, earned: [...bronze.earned, { tier: 'gold', at } as const] };
  expect(achievementsOf(someone({ achievements: { talker: gold } }), content).achievements).toMatchObject([
    { tier: 'gold', progress: 12, target: null },
  ]);
});

it('shows a secret achievement once it is earned', () => {
  const earned = { count: 1, earned: [{ tier: 'bronze', at } as const] };
  const shown = achievementsOf(someone({ achievements: { hidden: earned } }), content).achievements;
  expect(shown.map(({ achievementId }) => achievementId)).toEqual(['talker', 'hidden']);
});

it.each([
  [99, 1, 0, 100],
  [100, 2, 100, 150],
  [399, 3, 150, 400],
  [5000, 4, 400, null],
])('shows %d points as level %d, from %d to %p', (xp, number, from, next) => {
  expect(achievementsOf(someone({ xp }), content).level).toMatchObject({ number, from, next });
});
