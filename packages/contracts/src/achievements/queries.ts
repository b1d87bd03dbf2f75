import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { besitos, contentId, instant, localizedText, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { grantUnknown } from './refusals.ts';

const tier = z.enum(['bronze', 'silver', 'gold']);

/** Something to be reached for an achievement, and whether it is; exactly one of level and achievement, none when that is secret. */
const condition = z.object({
  met: z.boolean(),
  level: z.int().positive().nullable(),
  achievementId: contentId.nullable(),
  title: localizedText.nullable(),
  /** At least this tier; any when null. */
  tier: tier.nullable(),
});

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
        secret: z.boolean().optional(),
        /** What progress and targets are numbers of. */
        counts: z.enum(['events', 'sum', 'distinct', 'streak', 'conditions']).optional(),
        tiers: z
          .array(
            z.object({
              tier,
              count: z.int().positive(),
              xp: z.int().nonnegative(),
              besitos,
              earnedAt: instant.nullable(),
            }),
          )
          .optional(),
        /** Of a combination: what counts. */
        conditions: z.array(condition).optional(),
        /** What has to be reached before a tier is given. */
        requires: z.array(condition).optional(),
      }),
    ),
    /** How many secret achievements are still to be found. */
    secrets: z.int().nonnegative().optional(),
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

/** How far a retroactive grant is, and to how many users it gives which tier. */
export const RetroactiveGrant = defineQuery({
  owner: 'achievements',
  name: 'retroactive-grant',
  summary: 'How far a retroactive grant is, and to how many users it gives which tier',
  data: z.object({ grantId: z.uuid() }),
  result: z.object({
    achievementId: contentId,
    preview: z.boolean(),
    done: z.boolean(),
    /** Users looked at so far. */
    examined: z.int().nonnegative(),
    tiers: z.object({
      bronze: z.int().nonnegative(),
      silver: z.int().nonnegative(),
      gold: z.int().nonnegative(),
    }),
    /** What all of it gives. */
    xp: z.int().nonnegative(),
    besitos,
  }),
  refusals: [grantUnknown],
  sample: { grantId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c70' },
  sampleResult: {
    achievementId: 'first-kiss',
    preview: true,
    done: true,
    examined: 980,
    tiers: { bronze: 640, silver: 0, gold: 0 },
    xp: 12_800,
    besitos: 0,
  },
});
