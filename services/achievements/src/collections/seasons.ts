import { collection, type QueryContext } from '@yabot/service-kit';
import type { SeasonRecord } from '../rules/seasons.ts';

/** One document for each season that has been on; a handful a year. */
export const seasons = collection<SeasonRecord>('seasons', {
  key: 'seasonId',
  fields: { title: Object, first: String, last: String, ends: String, state: String, participants: Number },
});

/** All of them, for a decision. */
export const everySeason = () => seasons.lookup((all, session) => all.find({}, { session }).toArray());

/** All of them, from the earliest. */
export async function seasonRecords({ mongo }: Pick<QueryContext, 'mongo'>): Promise<SeasonRecord[]> {
  const found = await mongo.db!.collection<{ _id: string }>(seasons.name).find().sort({ first: 1 }).toArray();
  return found.map((document) => seasons.fromStored(document));
}
