import { collection } from '@yabot/service-kit';
import type { TriviaAnswer } from '../rules/trivia/judge.ts';
import { triviaPolls } from './trivia-polls.ts';

type StoredDocument = { _id: string } & Record<string, unknown>;

const fields = { userId: String, pollId: String, option: Number, answeredAt: String };

/** One document a user and question: the answer that was judged. */
export const triviaAnswers = collection<TriviaAnswer>('trivia_answers', { key: 'id', fields });

/** Answers to polls of which it is not known yet whether they are questions of a round. */
export const waitingAnswers = collection<TriviaAnswer>('waiting_answers', { key: 'id', fields });

const AT_ONCE = 500;

/** Those that can be judged by now, and those that have waited since before a moment. */
export const answersToSettle = (waitingSince: string) =>
  waitingAnswers.lookup((all, session) =>
    all
      .aggregate<StoredDocument>(
        [
          { $lookup: { from: triviaPolls.name, localField: 'pollId', foreignField: '_id', as: 'polls' } },
          { $match: { $or: [{ polls: { $ne: [] } }, { answeredAt: { $lt: waitingSince } }] } },
          { $limit: AT_ONCE },
          { $unset: 'polls' },
        ],
        { session },
      )
      .toArray(),
  );
