import { Seasons } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import { archivedRows } from '../collections/season-pages.ts';
import { everySeason } from '../collections/seasons.ts';
import type { Definitions } from '../rules/definitions.ts';
import { listed } from '../rules/seasons.ts';

const WINNERS = 3;

export const seasons = query(Seasons, {
  answer: async (_, context: QueryContext<Definitions>) => {
    const all = listed(await context.documents.find(everySeason), context.resources.seasons, context.now);
    return { seasons: await Promise.all(all.map((season) => withWinners(season, context))) };
  },
});

type Listed = ReturnType<typeof listed>[number];

const withWinners = async (season: Listed, context: QueryContext) =>
  season.state === 'archived'
    ? { ...season, winners: await archivedRows(context, season.seasonId, 1, WINNERS) }
    : season;
