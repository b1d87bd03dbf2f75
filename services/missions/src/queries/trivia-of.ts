import { TriviaOf } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import { triviaPlayers } from '../collections/trivia-players.ts';
import type { Definitions } from '../rules/definitions.ts';
import { newPlayer } from '../rules/trivia/judge.ts';

export const triviaOf = query(TriviaOf, {
  answer: async ({ userId }, { load, resources }: QueryContext<Definitions>) => {
    const player = (await load(triviaPlayers.ref(userId))) ?? newPlayer(userId);
    const { rounds, answered, right, besitos, streak, bestStreak } = player;
    const banks = [...resources.banks.values()].map(({ id: bankId, title, round }) => {
      const { questions, seconds } = round;
      return { bankId, title, questions, seconds };
    });
    return { rounds, answered, right, besitos, streak, bestStreak, banks };
  },
});
