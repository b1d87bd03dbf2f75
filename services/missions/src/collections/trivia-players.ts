import { collection, type QueryContext } from '@yabot/service-kit';
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

type Mongo = Pick<QueryContext, 'mongo'>;
const EARNED = { besitos: { $gt: 0 } };
const found = ({ mongo }: Mongo) => mongo.db!.collection<{ _id: string }>(triviaPlayers.name);

/** Who has earned most, from a place on; of equals who was right more often is before. And how many have earned anything. */
export async function bestPlayers(context: Mongo, { from, limit }: { from: number; limit: number }) {
  const all = found(context);
  const [players, best] = await Promise.all([
    all.countDocuments(EARNED),
    all
      .find(EARNED)
      .sort({ besitos: -1, right: -1, _id: 1 })
      .skip(from - 1)
      .limit(limit)
      .toArray(),
  ]);
  return { players, best: best.map((document) => triviaPlayers.fromStored(document)) };
}

/** The place of somebody among all players, from 1. */
export async function placeAmongPlayers(context: Mongo, { userId, besitos, right }: Player): Promise<number> {
  const before = [
    { besitos: { $gt: besitos } },
    { besitos, right: { $gt: right } },
    { besitos, right, _id: { $lt: userId } },
  ];
  return 1 + (await found(context).countDocuments({ $or: before }));
}
