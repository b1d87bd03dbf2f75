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
});
