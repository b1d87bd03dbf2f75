import { momentOf } from '@yabot/content';
import { QuizPosted } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { triviaPolls } from '../collections/trivia-polls.ts';
import { triviaRounds } from '../collections/trivia-rounds.ts';
import { quizPosted as posted, roundIdOf } from '../rules/trivia/round.ts';

export const quizPosted = on(QuizPosted, {
  reads: ({ data }) => ({ round: triviaRounds.ref(roundIdOf(data.quizId)) }),
  decide: ({ data, envelope }, { round }, { now }) => {
    const outcome = round && posted(round, data, momentOf(envelope, now));
    if (!outcome) return {};
    const { round: after, poll, emit, send } = outcome;
    return { save: [triviaRounds.put(after), triviaPolls.insert(poll)], emit, send };
  },
});
