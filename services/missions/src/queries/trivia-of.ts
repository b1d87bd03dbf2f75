import { TriviaOf } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import { triviaPlayers } from '../collections/trivia-players.ts';
import { triviaRounds } from '../collections/trivia-rounds.ts';
import type { Definitions } from '../rules/definitions.ts';
import { newPlayer } from '../rules/trivia/judge.ts';
import { nextRound } from '../rules/trivia/schedule.ts';

export const triviaOf = query(TriviaOf, {
  answer: async ({ userId }, { load, now, resources }: QueryContext<Definitions>) => {
    const player = (await load(triviaPlayers.ref(userId))) ?? newPlayer(userId);
    const { rounds, answered, right, besitos, streak, bestStreak } = player;
    const last = player.last ? await load(triviaRounds.ref(player.last.roundId)) : undefined;
    const banks = [...resources.banks.values()].map(({ id: bankId, title, round }) => {
      const { questions, seconds } = round;
      return { bankId, title, questions, seconds };
    });
    const next = nextRound(resources.banks.values(), now, resources.clock.timeZone);
    return {
      ...{ rounds, answered, right, besitos, streak, bestStreak, banks },
      ...(last ? { last: { roundId: last.roundId, chatId: last.chatId } } : {}),
      ...(next ? { next: { ...next, at: next.at.toISOString() } } : {}),
    };
  },
});
