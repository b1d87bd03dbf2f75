import { collection, type QueryContext } from '@yabot/service-kit';
import type { Ranked } from '../rules/boards/boards.ts';
import type { Standing } from '../rules/standing.ts';

/** One document a user. */
export const standings = collection<Standing>('standings', {
  key: 'userId',
  fields: {
    ban: Object,
    timeZone: String,
    dayStart: Number,
    zoneSince: String,
    roles: Array,
    offBoards: Boolean,
    xp: Number,
    level: Number,
    changedAt: String,
  },
  packed: ['achievements', 'scores', 'history'],
  indexes: [{ fields: { changedAt: 1 } }],
});

const RANKED = { userId: 1, xp: 1, ban: 1, roles: 1, offBoards: 1, scores: 1, changedAt: 1 } as const;
/** A thousand at a time come from the database, which is quick; so few are handed on that others get their turn soon. */
const FETCHED_AT_ONCE = 1_000;
const AT_ONCE = 50;

/** What boards need of the users of whom something has changed since a moment, of all when left out, a few at a time. */
export async function* rankedSince(
  { mongo }: Pick<QueryContext, 'mongo'>,
  moment?: Date,
): AsyncGenerator<Ranked[]> {
  const cursor = mongo
    .db!.collection<{ _id: string }>(standings.name)
    .find(moment ? { changedAt: { $gte: moment.toISOString() } } : {}, {
      projection: RANKED,
      batchSize: FETCHED_AT_ONCE,
    });
  let rows: Ranked[] = [];
  for await (const document of cursor) {
    rows.push(standings.fromStored(document));
    if (rows.length < AT_ONCE) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}

/** How many users a step of a grant looks at. */
export const STEP = 250;

/** The users after one of them, in the order of their ids. */
export const standingsAfter = (userId: string) =>
  standings.lookup((all, session) =>
    all.find({ _id: { $gt: userId } }, { session, sort: { _id: 1 }, limit: STEP }).toArray(),
  );
