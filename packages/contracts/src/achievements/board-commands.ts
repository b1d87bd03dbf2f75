import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { contentId, instant, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { boardRow } from './values.ts';

const SAMPLE_ROW = { rank: 1, userId: SAMPLE_USER, points: 410 };
const onBoards = z.object({ onBoards: z.boolean() });

/** Takes a user off every leaderboard, until they join again; their points stay. */
export const LeaveBoards = defineCommand({
  owner: 'achievements',
  name: 'leave-boards',
  summary: 'Takes a user off every leaderboard, until they join again',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: onBoards,
  sample: { userId: SAMPLE_USER },
  sampleResult: { onBoards: false },
});

/** Brings a user who had left back onto the leaderboards, with all points. */
export const JoinBoards = defineCommand({
  owner: 'achievements',
  name: 'join-boards',
  summary: 'Brings a user who had left back onto the leaderboards',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: onBoards,
  sample: { userId: SAMPLE_USER },
  sampleResult: { onBoards: true },
});

/** Notes the seasons of the content, schedules their ends, and ends those that are over and whose schedule was missed. */
export const KeepSeasons = defineCommand({
  owner: 'achievements',
  name: 'keep-seasons',
  summary: 'Schedules the ends of seasons, and ends those whose schedule was missed',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'seasons',
  result: z.object({ ended: z.int().nonnegative() }),
  sample: { at: '2026-12-01T00:00:00.000Z' },
  sampleResult: { ended: 0 },
});

/** Due some minutes after a season; does nothing when its end was moved since. */
export const EndSeason = defineCommand({
  owner: 'achievements',
  name: 'end-season',
  summary: 'Ends a season that is over, so that its leaderboard is archived',
  internal: true,
  scheduled: true,
  data: z.object({ seasonId: contentId, ends: instant }),
  entity: () => 'seasons',
  result: z.object({}),
  sample: { seasonId: 'autumn-2026', ends: '2026-11-30T23:00:00.000Z' },
  sampleResult: {},
});

/** Keeps one page of the leaderboard of a season that has ended. */
export const ArchiveSeasonPage = defineCommand({
  owner: 'achievements',
  name: 'archive-season-page',
  summary: 'Keeps one page of the leaderboard of a season that has ended',
  internal: true,
  data: z.object({
    seasonId: contentId,
    page: z.int().nonnegative(),
    rows: z.array(boardRow.extend({ at: instant })).min(1),
  }),
  entity: () => 'seasons',
  result: z.object({}),
  sample: {
    seasonId: 'autumn-2026',
    page: 0,
    rows: [{ ...SAMPLE_ROW, at: '2026-11-21T12:00:00.000Z' }],
  },
  sampleResult: {},
});

/** Tells that the leaderboard of a season is kept whole, and who was ahead. */
export const CloseSeason = defineCommand({
  owner: 'achievements',
  name: 'close-season',
  summary: 'Closes a season whose leaderboard is kept whole',
  internal: true,
  data: z.object({
    seasonId: contentId,
    participants: z.int().nonnegative(),
    top: z.array(boardRow).max(10),
  }),
  entity: () => 'seasons',
  result: z.object({}),
  sample: { seasonId: 'autumn-2026', participants: 1, top: [SAMPLE_ROW] },
  sampleResult: {},
});
