import { JudgeTriviaAnswer } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { triviaAnswers, waitingAnswers } from '../collections/trivia-answers.ts';
import { triviaPlayers } from '../collections/trivia-players.ts';
import { triviaPolls } from '../collections/trivia-polls.ts';
import { judged } from '../judging.ts';
import { answerId } from '../rules/trivia/judge.ts';
import { hasWaitedEnough } from '../rules/trivia/waiting.ts';

export const judgeTriviaAnswer = command(JudgeTriviaAnswer, {
  reads: ({ data: { userId, pollId } }) => ({
    waiting: waitingAnswers.ref(answerId(userId, pollId)),
    answered: triviaAnswers.ref(answerId(userId, pollId)),
    poll: triviaPolls.ref(pollId),
    player: triviaPlayers.ref(userId),
  }),
  decide: (_, { waiting, answered, poll, player }, { now }) => {
    if (!waiting) return accept({});
    const settled = waitingAnswers.remove(waiting.id);
    if (!poll || answered)
      return accept({}, { save: answered || hasWaitedEnough(waiting, now) ? [settled] : [] });
    const { save = [], ...rest } = judged(waiting, poll, player);
    return accept({}, { ...rest, save: [settled, ...save] });
  },
});
