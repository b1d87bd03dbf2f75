import { TriviaRanking } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { bestPlayers, earners, playersBefore, triviaPlayers } from '../collections/trivia-players.ts';
import type { Player } from '../rules/trivia/judge.ts';

const PAGE = 10;

export const triviaRanking = query(TriviaRanking, {
  answer: async ({ from = 1, limit = PAGE, userId }, { load, documents }) => {
    const [players, best, own] = await Promise.all([
      documents.count(earners),
      documents.find(bestPlayers(from, limit)),
      userId === undefined ? undefined : load(triviaPlayers.ref(userId)),
    ]);
    return {
      players,
      ranking: best.map((player, index) => rowOf(player, from + index)),
      mine: own && own.besitos > 0 ? rowOf(own, 1 + (await documents.count(playersBefore(own)))) : null,
    };
  },
});

const rowOf = ({ userId, besitos, right }: Player, place: number) => ({ place, userId, besitos, right });
