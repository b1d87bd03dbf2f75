import { z } from 'zod';
import { defineEvent } from '../../definitions/event.ts';
import { telegramId, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { pollId, quizId } from './values.ts';

/** A quiz stands in its chat, and can be answered from the time of this event on. */
export const QuizPosted = defineEvent({
  owner: 'gateway',
  name: 'quiz-posted',
  summary: 'A quiz stands in its chat, and can be answered from the time of this event on',
  data: z.object({ quizId, chatId: telegramId, messageId: z.int().positive(), pollId }),
  entity: (data) => String(data.chatId),
  sample: {
    quizId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c70:1',
    chatId: -1001234567890,
    messageId: 90,
    pollId: '5388940471302848579',
  },
});

/** A follower answered a poll that is not anonymous, at the time of this event. */
export const PollAnswered = defineEvent({
  owner: 'gateway',
  name: 'poll-answered',
  summary: 'A follower answered a poll that is not anonymous, or took the answer back',
  data: z.object({
    userId,
    pollId,
    /** The places of the chosen options, from 0; none when the answer was taken back. */
    optionIds: z.array(z.int().nonnegative()).max(20),
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, pollId: '5388940471302848579', optionIds: [0] },
});
