import { AdvanceTrivia, JudgeTriviaAnswer, SweepTrivia } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { answersToSettle } from '../collections/trivia-answers.ts';
import { roundsDueBefore } from '../collections/trivia-rounds.ts';
import { waitedSince } from '../rules/trivia/waiting.ts';

export const sweepTrivia = command(SweepTrivia, {
  reads: ({ data }) => ({
    overdue: roundsDueBefore(data.at),
    answers: answersToSettle(waitedSince(new Date(data.at))),
  }),
  decide: ({ data: { at } }, { overdue, answers }) =>
    accept(
      { rounds: overdue.length, answers: answers.length },
      {
        send: [
          ...overdue.map(({ roundId, chatId, step }) =>
            AdvanceTrivia.of({ roundId, chatId, step }, { key: `${roundId}:${step}:${at}` }),
          ),
          ...answers.map(({ id, userId, pollId }) =>
            JudgeTriviaAnswer.of({ userId, pollId }, { key: `${id}:${at}` }),
          ),
        ],
      },
    ),
});
