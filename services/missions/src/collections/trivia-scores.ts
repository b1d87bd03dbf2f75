import { collection, type QueryContext } from '@yabot/service-kit';
import type { Score } from '../rules/trivia/score.ts';

/** One document a user and round. */
export const triviaScores = collection<Score>('trivia_scores', {
  key: 'id',
  fields: { roundId: String, userId: String, besitos: Number, right: Number, milliseconds: Number },
  indexes: [{ fields: { roundId: 1, besitos: -1, milliseconds: 1, userId: 1 } }, { fields: { userId: 1 } }],
});

/** The place of somebody in a round, from 1: how many are before them in the order of `byRank`, and one. */
export async function placeOf(
  { mongo }: Pick<QueryContext, 'mongo'>,
  { roundId, besitos, milliseconds, userId }: Score,
): Promise<number> {
  const better = await mongo.db!.collection(triviaScores.name).countDocuments({
    roundId,
    $or: [
      { besitos: { $gt: besitos } },
      { besitos, milliseconds: { $lt: milliseconds } },
      { besitos, milliseconds, userId: { $lt: userId } },
    ],
  });
  return better + 1;
}

/** What somebody has done in all rounds, the latest first: at most so many. */
export async function scoresOf(
  { mongo }: Pick<QueryContext, 'mongo'>,
  userId: string,
  limit: number,
): Promise<Score[]> {
  const found = await mongo
    .db!.collection<{ _id: string } & Record<string, unknown>>(triviaScores.name)
    .find({ userId }, { sort: { _id: -1 }, limit })
    .toArray();
  return found.map(triviaScores.fromStored);
}
