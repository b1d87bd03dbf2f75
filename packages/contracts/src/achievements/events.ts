import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { besitos, contentId, localizedText, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { boardRow } from './values.ts';

/** A user earned an achievement, or a higher tier of one. */
export const AchievementUnlocked = defineEvent({
  owner: 'achievements',
  name: 'achievement-unlocked',
  summary: 'A user earned an achievement, or a higher tier of one',
  data: z.object({
    userId,
    achievementId: contentId,
    title: localizedText,
    badge: z.string().min(1),
    tier: z.enum(['bronze', 'silver', 'gold']),
    xp: z.int().nonnegative(),
    /** What is on its way for it; absent in events of before it was told. */
    reward: z.object({ besitos }).optional(),
    /** True when it came from what was before the achievement: no notice of its own. */
    quiet: z.boolean().optional(),
  }),
  entity: (data) => data.userId,
  sample: {
    userId: SAMPLE_USER,
    achievementId: 'first-kiss',
    title: { es: 'Primer beso', en: 'First kiss' },
    badge: '💋',
    tier: 'bronze',
    xp: 20,
  },
});

/** The experience points of a user reached the next level. */
export const LevelReached = defineEvent({
  owner: 'achievements',
  name: 'level-reached',
  summary: 'The experience points of a user reached the next level',
  data: z.object({
    userId,
    level: z.int().positive(),
    title: localizedText,
    xp: z.int().nonnegative(),
    /** What is on its way for it; absent when nothing is. */
    reward: z.object({ besitos }).optional(),
    /** True when the points came from what was before an achievement: no notice of its own. */
    quiet: z.boolean().optional(),
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, level: 2, title: { es: 'Como en casa', en: 'At home' }, xp: 60 },
});

/** A season is over, and its leaderboard is archived. */
export const SeasonEnded = defineEvent({
  owner: 'achievements',
  name: 'season-ended',
  summary: 'A season is over, and its leaderboard is archived',
  data: z.object({
    seasonId: contentId,
    title: localizedText,
    participants: z.int().nonnegative(),
    /** The first ten, from the first. */
    top: z.array(boardRow).max(10),
  }),
  entity: (data) => data.seasonId,
  sample: {
    seasonId: 'autumn-2026',
    title: { es: 'Otoño en el balcón', en: 'Autumn on the balcony' },
    participants: 1,
    top: [{ rank: 1, userId: SAMPLE_USER, points: 410 }],
  },
});
