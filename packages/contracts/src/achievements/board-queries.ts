import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { contentId, localDay, localizedText, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { boardsNotReady, seasonUnknown } from './refusals.ts';
import { board, boardRow, xp } from './values.ts';

const participants = z.int().nonnegative();
const SAMPLE_ROW = { rank: 1, userId: SAMPLE_USER, points: 410 };
const SAMPLE_SEASON = {
  seasonId: 'autumn-2026',
  title: { es: 'Otoño en el balcón', en: 'Autumn on the balcony' },
};

/** A page of a leaderboard, by rank or around a user, and where that user stands. */
export const Leaderboard = defineQuery({
  owner: 'achievements',
  name: 'leaderboard',
  summary: 'A page of a leaderboard, by rank or around a user',
  data: z.object({
    board,
    /** Of the board of seasons: which one, also one that is over; the one that is on when left out. */
    seasonId: contentId.optional(),
    /** The first rank of the page. */
    from: z.int().positive().optional(),
    /** Instead: the page has this user in its middle; the first page when they are on no board. */
    around: userId.optional(),
    limit: z.int().min(1).max(50).optional(),
    /** Whose own row is told beside the page. */
    userId: userId.optional(),
  }),
  result: z.object({
    board,
    /** Of the board of seasons. */
    season: z.object({ seasonId: contentId, title: localizedText, archived: z.boolean() }).nullable(),
    /** Its first and last day, where the community is; null for all time. */
    days: z.object({ first: localDay, last: localDay }).nullable(),
    participants,
    rows: z.array(boardRow),
    /** The row of the user who was named; null when they are not on this board. */
    own: boardRow.nullable(),
  }),
  refusals: [boardsNotReady, seasonUnknown],
  sample: { board: 'week', around: SAMPLE_USER, limit: 5 },
  sampleResult: {
    board: 'week',
    season: null,
    days: { first: '2026-11-16', last: '2026-11-22' },
    participants: 1,
    rows: [SAMPLE_ROW],
    own: SAMPLE_ROW,
  },
});

/** Where a user stands on every leaderboard, and whether others see it. */
export const RankOf = defineQuery({
  owner: 'achievements',
  name: 'rank-of',
  summary: 'Where a user stands on every leaderboard',
  data: z.object({ userId }),
  result: z.object({
    boards: z.array(
      z.object({
        board,
        season: z.object({ seasonId: contentId, title: localizedText }).nullable(),
        /** Null without points in it, and for who is on no board. */
        rank: z.int().positive().nullable(),
        points: xp,
        participants,
        /** How many points the next one ahead has more; null for the first and without a rank. */
        behindBy: xp.nullable(),
      }),
    ),
    /** Why the user is on no board; null when they are. */
    hiddenBy: z.enum(['left', 'banned', 'role']).nullable(),
  }),
  refusals: [boardsNotReady],
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    boards: [{ board: 'all', season: null, rank: 12, points: 410, participants: 980, behindBy: 20 }],
    hiddenBy: null,
  },
});

/** The seasons of the community: what was, what is, and what comes. */
export const Seasons = defineQuery({
  owner: 'achievements',
  name: 'seasons',
  summary: 'The seasons of the community: what was, what is, and what comes',
  data: z.object({}),
  result: z.object({
    seasons: z.array(
      z.object({
        seasonId: contentId,
        title: localizedText,
        first: localDay,
        last: localDay,
        /** Closing for some minutes after its end, until its leaderboard is archived. */
        state: z.enum(['coming', 'open', 'closing', 'archived']),
        /** Of an archived one. */
        participants: participants.nullable(),
        /** Of an archived one: the first three. */
        winners: z.array(boardRow).optional(),
      }),
    ),
  }),
  sample: {},
  sampleResult: {
    seasons: [
      {
        seasonId: 'summer-2026',
        title: { es: 'Verano a oscuras', en: 'Summer in the dark' },
        first: '2026-06-21',
        last: '2026-09-21',
        state: 'archived',
        participants: 1,
        winners: [SAMPLE_ROW],
      },
      { ...SAMPLE_SEASON, first: '2026-09-22', last: '2026-12-20', state: 'open', participants: null },
    ],
  },
});

/** Which of several users are on no leaderboard: where others rank people, they are not to be named. */
export const HiddenAmong = defineQuery({
  owner: 'achievements',
  name: 'hidden-among',
  summary: 'Which of several users are on no leaderboard, so that nobody names them in another',
  data: z.object({ userIds: z.array(userId).min(1).max(50) }),
  result: z.object({ hidden: z.array(userId) }),
  refusals: [boardsNotReady],
  sample: { userIds: [SAMPLE_USER] },
  sampleResult: { hidden: [] },
});
