import { collection } from '@yabot/service-kit';
import type { TriviaPoll } from '../rules/trivia/judge.ts';

/** One document a question that was posted. */
export const triviaPolls = collection<TriviaPoll>('trivia_polls', {
  key: 'pollId',
  fields: {
    roundId: String,
    chatId: Number,
    bankId: String,
    questionId: String,
    question: Number,
    correct: Number,
    pays: Object,
    openedAt: String,
    endsAt: String,
  },
  indexes: [{ fields: { openedAt: 1 } }],
});

/** The questions that were posted since a moment. */
export const pollsOpenedSince = (moment: string) => triviaPolls.where({ openedAt: { $gte: moment } });
