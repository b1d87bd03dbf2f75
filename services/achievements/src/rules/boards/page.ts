import type { BoardRow } from '@yabot/contracts';
import type { Ranking } from './ranking.ts';

/** Which part of a board is wanted. */
export interface Wanted {
  readonly from?: number | undefined;
  readonly around?: string | undefined;
  readonly limit?: number | undefined;
  readonly userId?: string | undefined;
}

const USUAL = 10;

/** The first rank of the page, and how many rows it has; around a user it has them in its middle. */
export function pageAround(
  rank: number | undefined,
  participants: number,
  { from = 1, limit = USUAL }: Wanted,
) {
  if (rank === undefined) return { from, limit };
  const last = Math.max(1, participants - limit + 1);
  return { from: Math.min(Math.max(1, rank - Math.floor(limit / 2)), last), limit };
}

/** A page of a ranking, and the own row. */
export function pageOf(ranking: Ranking, wanted: Wanted) {
  const { around, userId = around } = wanted;
  const centre = around === undefined ? undefined : ranking.rowOf(around)?.rank;
  const { from, limit } = pageAround(centre, ranking.size, wanted);
  const own: BoardRow | undefined = userId === undefined ? undefined : ranking.rowOf(userId);
  return { participants: ranking.size, rows: ranking.rows(from, limit), own: own ?? null };
}

/** How many points the next one ahead has more; null for the first. */
export function behindBy(ranking: Ranking, { rank, points }: BoardRow): number | null {
  const [ahead] = rank === 1 ? [] : ranking.rows(rank - 1, 1);
  return ahead ? ahead.points - points : null;
}
