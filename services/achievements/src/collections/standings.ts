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

const RANKED = { only: ['userId', 'xp', 'ban', 'roles', 'offBoards', 'scores', 'changedAt'] } as const;
/** So few are handed on at a time that others get their turn soon. */
const AT_ONCE = 50;

type Reads = Pick<QueryContext, 'documents'>;

/** What boards need of all users, a few at a time. */
export const rankedOfAll = ({ documents }: Reads): AsyncGenerator<Ranked[]> =>
  inParts(documents.each(standings.where({}, RANKED)));

/** When each of them has changed, of those that have since a moment. */
export const changedSince = (moment: Date) =>
  standings.where({ changedAt: { $gte: moment.toISOString() } }, { only: ['userId', 'changedAt'] });

/**
 * What boards need of the users of whom something has changed since a moment, a few at a time.
 * @param isNews whether a change is not known yet; of others nothing more is read than when it was
 */
export async function* rankedSince(
  { documents }: Reads,
  moment: Date,
  isNews: (userId: string, changedAt: string) => boolean,
): AsyncGenerator<Ranked[]> {
  for await (const some of inParts(documents.each(changedSince(moment)))) {
    const news = some.flatMap(({ userId, changedAt }) => (isNews(userId, String(changedAt)) ? [userId] : []));
    yield news.length === 0 ? [] : await documents.find(standings.where({ userId: { $in: news } }, RANKED));
  }
}

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
  standings.where({ userId: { $gt: userId } }, { sort: { userId: 1 }, limit: STEP });
