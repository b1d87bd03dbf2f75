import { collection } from '@yabot/service-kit';
import type { Score } from '../rules/trivia/score.ts';

/** One document a user and round. */
export const triviaScores = collection<Score>('trivia_scores', {
  key: 'id',
  fields: { roundId: String, userId: String, besitos: Number, right: Number, milliseconds: Number },
  indexes: [{ fields: { roundId: 1, besitos: -1, milliseconds: 1, userId: 1 } }, { fields: { userId: 1 } }],
});

/** Who is before somebody in a round, in the order of `byRank`. */
export const scoresBefore = ({ roundId, besitos, milliseconds, userId }: Score) =>
  triviaScores.where({
    roundId,
    $or: [
      { besitos: { $gt: besitos } },
      { besitos, milliseconds: { $lt: milliseconds } },
      { besitos, milliseconds, userId: { $lt: userId } },
    ],
  });

/** What somebody has done in all rounds, the latest first: at most so many. */
export const scoresOf = (userId: string, limit: number) =>
  triviaScores.where({ userId }, { sort: { id: -1 }, limit });
