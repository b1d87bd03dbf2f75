import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { contentId, instant, localizedText, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';

const tier = z.enum(['bronze', 'silver', 'gold']);

/** The achievements of a user, earned and to be earned, with level and experience points. */
export const AchievementsOf = defineQuery({
  owner: 'achievements',
  name: 'achievements-of',
  summary: 'The achievements of a user, earned and to be earned, with level and experience points',
  data: z.object({ userId }),
  result: z.object({
    xp: z.int().nonnegative(),
    level: z.object({
      number: z.int().positive(),
      title: localizedText,
      /** The experience points this level starts at. */
      from: z.int().nonnegative(),
      /** The experience points of the next level; null at the highest. */
      next: z.int().positive().nullable(),
    }),
    achievements: z.array(
      z.object({
        achievementId: contentId,
        title: localizedText,
        description: localizedText,
        badge: z.string(),
        /** The highest tier earned; null when none is. */
        tier: tier.nullable(),
        unlockedAt: instant.nullable(),
        progress: z.int().nonnegative(),
        /** What the next tier needs; null when all are earned. */
        target: z.int().positive().nullable(),
      }),
    ),
  }),
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    xp: 20,
    level: { number: 1, title: { es: 'De visita', en: 'Visitor' }, from: 0, next: 60 },
    achievements: [
      {
        achievementId: 'first-kiss',
        title: { es: 'Primer beso', en: 'First kiss' },
        description: { es: 'Reacciona por primera vez', en: 'React for the first time' },
        badge: '💋',
        tier: 'bronze',
        unlockedAt: '2026-11-21T12:00:00.000Z',
        progress: 1,
        target: null,
      },
    ],
  },
});
