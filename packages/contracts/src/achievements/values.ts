import { z } from 'zod';
import { userId } from '../values/index.ts';

/** Experience points that are given at once: a whole number, at least one. */
export const xpAmount = z.int().positive().max(1_000_000);
/** Experience points somebody has: a whole number, zero or more. */
export const xp = z.int().nonnegative();
/** The leaderboards: of all time, of this week or month where the community is, of a season. */
export const board = z.enum(['all', 'week', 'month', 'season']);
/** One line of a leaderboard; the first has rank 1, and no two share one. */
export const boardRow = z.object({ rank: z.int().positive(), userId, points: z.int().positive() });

/** @see board */
export type Board = z.infer<typeof board>;
/** @see boardRow */
export type BoardRow = z.infer<typeof boardRow>;
