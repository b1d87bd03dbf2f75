import { collection } from '@yabot/service-kit';
import type { SeasonRecord } from '../rules/seasons.ts';

/** One document for each season that has been on; a handful a year. */
export const seasons = collection<SeasonRecord>('seasons', {
  key: 'seasonId',
  fields: { title: Object, first: String, last: String, ends: String, state: String, participants: Number },
});

/** All of them, from the earliest. */
export const everySeason = seasons.where({}, { sort: { first: 1 } });
