import { collection } from '@yabot/service-kit';
import type { TriviaAnswer } from '../rules/trivia/judge.ts';

const fields = { userId: String, pollId: String, option: Number, answeredAt: String };

/** One document a user and question: the answer that was judged. */
export const triviaAnswers = collection<TriviaAnswer>('trivia_answers', { key: 'id', fields });

/** Answers to polls of which it is not known yet whether they are questions of a round. */
export const waitingAnswers = collection<TriviaAnswer>('waiting_answers', { key: 'id', fields });

const AT_ONCE = 500;

/** The oldest of them. */
export const longestWaiting = waitingAnswers.where({}, { sort: { answeredAt: 1 }, limit: AT_ONCE });
