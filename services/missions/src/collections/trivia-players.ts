import { collection } from '@yabot/service-kit';
import type { Player } from '../rules/trivia/judge.ts';

/** One document a user. */
export const triviaPlayers = collection<Player>('trivia_players', {
  key: 'userId',
  fields: {
    rounds: Number,
    answered: Number,
    right: Number,
    besitos: Number,
    streak: Number,
    bestStreak: Number,
    last: Object,
  },
  indexes: [{ fields: { besitos: -1, right: -1 } }],
});

const EARNED = { besitos: { $gt: 0 } };

/** Who has earned anything. */
export const earners = triviaPlayers.where(EARNED);

/** Who has earned most, from a place on; of equals who was right more often is before. */
export const bestPlayers = (from: number, limit: number) =>
  triviaPlayers.where(EARNED, { sort: { besitos: -1, right: -1, userId: 1 }, skip: from - 1, limit });

/** Who is before somebody in that order. */
export const playersBefore = ({ userId, besitos, right }: Player) =>
  triviaPlayers.where({
    $or: [
      { besitos: { $gt: besitos } },
      { besitos, right: { $gt: right } },
      { besitos, right, userId: { $lt: userId } },
    ],
  });
