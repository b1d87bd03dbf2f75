import { AdvanceTrivia, JudgeTriviaAnswer, SweepTrivia } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { longestWaiting } from '../collections/trivia-answers.ts';
import { pollsOpenedSince } from '../collections/trivia-polls.ts';
import { roundsDueBefore } from '../collections/trivia-rounds.ts';
import { hasWaitedEnough, waitedSince } from '../rules/trivia/waiting.ts';

export const sweepTrivia = command(SweepTrivia, {
  reads: ({ data }) => ({
    overdue: roundsDueBefore(data.at),
    waiting: longestWaiting,
    // An answer that still waits for an older one has waited long enough itself.
    polls: pollsOpenedSince(waitedSince(new Date(data.at))),
  }),
  decide: ({ data: { at } }, { overdue, waiting, polls }) => {
    const known = new Set(polls.map(({ pollId }) => pollId));
    const answers = waiting.filter(
      (answer) => known.has(answer.pollId) || hasWaitedEnough(answer, new Date(at)),
    );
    return accept(
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
    );
  },
});
