import { TriviaRound, triviaRoundUnknown } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { triviaChats } from '../collections/trivia-chats.ts';
import { triviaRounds } from '../collections/trivia-rounds.ts';
import { scoresBefore, triviaScores } from '../collections/trivia-scores.ts';
import { rankingOf } from '../rules/trivia/round.ts';
import { scoreId } from '../rules/trivia/score.ts';

export const triviaRound = query(TriviaRound, {
  answer: async ({ chatId, roundId, userId }, { load, documents }) => {
    const wanted = roundId ?? (await load(triviaChats.ref(String(chatId))))?.roundId;
    const round = wanted === undefined ? undefined : await load(triviaRounds.ref(wanted));
    if (round?.chatId !== chatId) return refuse(triviaRoundUnknown);
    const score = userId && (await load(triviaScores.ref(scoreId(round.roundId, userId))));
    return {
      roundId: round.roundId,
      chatId,
      bankId: round.bankId,
      title: round.title,
      startedAt: round.startedAt,
      ending: round.ending,
      questions: round.questions.length,
      asked: round.asked,
      players: round.players,
      answers: round.answers,
      right: round.right,
      ranking: rankingOf(round),
      mine: score
        ? {
            place: 1 + (await documents.count(scoresBefore(score))),
            userId: score.userId,
            besitos: score.besitos,
            right: score.right,
          }
        : null,
    };
  },
});
