import { Seasons } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import { seasonRecords } from '../collections/seasons.ts';
import type { Definitions } from '../rules/definitions.ts';
import { listed } from '../rules/seasons.ts';

export const seasons = query(Seasons, {
  answer: async (_, context: QueryContext<Definitions>) => ({
    seasons: listed(await seasonRecords(context), context.resources.seasons, context.now),
  }),
});
