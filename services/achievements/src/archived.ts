import type { QueryContext } from '@yabot/service-kit';
import { archivedRow, archivedRows } from './collections/season-pages.ts';
import { seasons } from './collections/seasons.ts';
import { standings } from './collections/standings.ts';
import { pageAround, type Wanted } from './rules/boards/page.ts';

/** A page of the board of a season that is archived; undefined when it is not. */
export async function archivedPage(context: QueryContext, seasonId: string, wanted: Wanted) {
  const season = await context.load(seasons.ref(seasonId));
  if (season?.state !== 'archived') return undefined;
  const { around, userId = around } = wanted;
  const own = userId === undefined ? undefined : await ownRow(context, seasonId, userId);
  const participants = season.participants ?? 0;
  const centre = around === undefined ? undefined : own?.rank;
  const { from, limit } = pageAround(centre, participants, wanted);
  return {
    board: 'season' as const,
    season: { seasonId, title: season.title, archived: true },
    days: { first: season.first, last: season.last },
    participants,
    rows: await archivedRows(context, seasonId, from, limit),
    own: own ?? null,
  };
}

async function ownRow(context: QueryContext, seasonId: string, userId: string) {
  const score = (await context.load(standings.ref(userId)))?.scores.seasons[seasonId];
  return score && archivedRow(context, seasonId, userId, score);
}
