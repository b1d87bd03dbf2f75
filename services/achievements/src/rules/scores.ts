import { localDay, mondayOf } from '@yabot/content';
import type { Definitions } from './definitions.ts';

/** Points on a board, and when they became so many: of two with the same points, who came first is ahead. */
export interface Score {
  readonly points: number;
  readonly at: string;
}

/** Points of one week or month, named by its first day. */
export interface WindowScore extends Score {
  readonly key: string;
}

/** What the boards need to know of a user besides all their points. */
export interface Scores {
  /** When the user came to all their points. */
  readonly at: string | null;
  readonly week: WindowScore | null;
  readonly month: WindowScore | null;
  /** By the id of the season. */
  readonly seasons: Readonly<Record<string, Score>>;
}

/** The first day of the week and of the month of a moment, where the community is. */
export function windowKeys(at: Date, timeZone: string): { week: string; month: string } {
  const day = localDay(at, { timeZone });
  return { week: mondayOf(day), month: `${day.slice(0, 'yyyy-mm-'.length)}01` };
}

/** The scores with more points. What comes late, from a window that is over, counts in the one that is open. */
export function withPoints(
  scores: Scores,
  points: number,
  at: Date,
  { timeZone, seasons }: Definitions,
): Scores {
  const keys = windowKeys(at, timeZone);
  const season = seasons.find(({ begins, ends }) => begins <= at && at < ends);
  const now = at.toISOString();
  return {
    ...scores,
    at: latest(scores.at, now),
    week: inWindow(scores.week, keys.week, points, now),
    month: inWindow(scores.month, keys.month, points, now),
    seasons: season ? inSeason(scores.seasons, season.id, points, now) : scores.seasons,
  };
}

/** When somebody came to all their points: what comes late makes them no earlier. */
const latest = (before: string | null, now: string) => (before !== null && before > now ? before : now);

/** So many seasons are kept of a user. */
const MOST_SEASONS = 8;

function inSeason(scores: Scores['seasons'], id: string, points: number, at: string): Scores['seasons'] {
  const before = scores[id];
  const others = Object.entries(scores)
    .filter(([other]) => other !== id)
    .sort(([, one], [, other]) => (one.at > other.at ? -1 : 1))
    .slice(0, MOST_SEASONS - 1);
  const score = { points: (before?.points ?? 0) + points, at: latest(before?.at ?? null, at) };
  return { ...Object.fromEntries(others), [id]: score };
}

function inWindow(score: WindowScore | null, key: string, points: number, at: string): WindowScore {
  if (!score || score.key < key) return { key, points, at };
  return { key: score.key, points: score.points + points, at: latest(score.at, at) };
}
