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
    excused: Object,
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

/** What boards need of all users, a few at a time. */
export async function* rankedOfAll({ mongo }: Pick<QueryContext, 'mongo'>): AsyncGenerator<Ranked[]> {
  const all = documentsOf(mongo).find({}, { projection: RANKED, batchSize: FETCHED_AT_ONCE });
  for await (const some of inParts(all)) yield some.map((document) => standings.fromStored(document));
}

/**
 * What boards need of the users of whom something has changed since a moment, a few at a time.
 * @param isNews whether a change is not known yet; of others nothing more is read than when it was
 */
export async function* rankedSince(
  { mongo }: Pick<QueryContext, 'mongo'>,
  moment: Date,
  isNews: (userId: string, changedAt: string) => boolean,
): AsyncGenerator<Ranked[]> {
  const documents = documentsOf(mongo);
  const since = { changedAt: { $gte: moment.toISOString() } };
  const changes = documents.find(since, { projection: { changedAt: 1 }, batchSize: FETCHED_AT_ONCE });
  for await (const some of inParts(changes)) {
    const news = some.flatMap(({ _id, changedAt }) => (isNews(_id, String(changedAt)) ? [_id] : []));
    if (news.length === 0) yield [];
    else {
      const found = await documents.find({ _id: { $in: news } }, { projection: RANKED }).toArray();
      yield found.map((document) => standings.fromStored(document));
    }
  }
}

const documentsOf = (mongo: QueryContext['mongo']) =>
  mongo.db!.collection<{ _id: string; changedAt?: unknown }>(standings.name);

async function* inParts<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let some: T[] = [];
  for await (const each of all) {
    some.push(each);
    if (some.length < AT_ONCE) continue;
    yield some;
    some = [];
  }
  yield some;
}

/** How many users a step of a grant looks at. */
export const STEP = 250;

/** The users after one of them, in the order of their ids. */
export const standingsAfter = (userId: string) =>
  standings.lookup((all, session) =>
    all.find({ _id: { $gt: userId } }, { session, sort: { _id: 1 }, limit: STEP }).toArray(),
  );
