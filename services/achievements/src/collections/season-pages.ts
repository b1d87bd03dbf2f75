import type { BoardRow } from '@yabot/contracts';
import { collection, type QueryContext } from '@yabot/service-kit';
import type { Score } from '../rules/scores.ts';

/** How many rows a page has. */
export const PAGE_ROWS = 500;

/** Rows of the board of a season that is over. */
export interface SeasonPage {
  /** `<season>:<page>` */
  readonly id: string;
  readonly seasonId: string;
  readonly page: number;
  /** Of its first row. */
  readonly points: number;
  readonly at: string;
  readonly rows: readonly BoardRow[];
}

/** The boards of seasons that are over. */
export const seasonPages = collection<SeasonPage>('season_pages', {
  key: 'id',
  fields: { seasonId: String, page: Number, points: Number, at: String, rows: Array },
  indexes: [{ fields: { seasonId: 1, page: -1, points: 1, at: 1 } }],
});

/** The key of a page. */
export const seasonPageId = (seasonId: string, page: number) => `${seasonId}:${page}`;

/** The last pages of a season that do not begin after a score. */
export const pagesAround = (seasonId: string, { points, at }: Score) =>
  seasonPages.where(
    { seasonId, $or: [{ points: { $gt: points } }, { points, at: { $lte: at } }] },
    { sort: { page: -1 }, limit: 2 },
  );

/** The row of a user who had this score when the season ended; undefined when they were not on its board. */
export async function archivedRow(
  { documents }: Pick<QueryContext, 'documents'>,
  seasonId: string,
  userId: string,
  score: Score,
): Promise<BoardRow | undefined> {
  const pages = await documents.find(pagesAround(seasonId, score));
  return pages.flatMap(({ rows }) => rows).find((row) => row.userId === userId);
}

/** The rows of an archived board from a rank on, at most so many and no more than a page has. */
export async function archivedRows(
  { load }: Pick<QueryContext, 'load'>,
  seasonId: string,
  from: number,
  limit: number,
): Promise<BoardRow[]> {
  const first = Math.floor((from - 1) / PAGE_ROWS);
  const pages = await Promise.all(
    [first, first + 1].map((page) => load(seasonPages.ref(seasonPageId(seasonId, page)))),
  );
  const rows = pages.flatMap((page) => page?.rows ?? []);
  return rows.filter(({ rank }) => from <= rank && rank < from + limit);
}
