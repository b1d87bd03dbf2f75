import { z } from 'zod';
import { defineCommand } from '../../definitions/command.ts';
import { telegramId } from '../../values/index.ts';
import { quizId } from './values.ts';

/**
 * Posts a question as a quiz poll of Telegram: not anonymous, one answer, closed by Telegram itself. Durable; the
 * gateway tells with {@link QuizPosted} that it stands. The options keep their order: answers name them by their place.
 */
export const PostQuiz = defineCommand({
  owner: 'gateway',
  name: 'post-quiz',
  summary: 'Posts a question as a quiz poll that is not anonymous and closes itself',
  data: z
    .object({
      quizId,
      chatId: telegramId,
      question: z.string().min(1).max(300),
      /** Which question it is of how many; told with it. */
      place: z.object({ number: z.int().positive(), of: z.int().positive() }).optional(),
      options: z.array(z.string().min(1).max(100)).min(2).max(10),
      /** The place of the right option, from 0. */
      correct: z.int().nonnegative(),
      /** What Telegram shows after an answer. */
      explanation: z.string().min(1).max(200).optional(),
      /** How long it can be answered. */
      seconds: z.int().min(5).max(600),
    })
    .refine(
      ({ correct, options }) => correct < options.length,
      'has no option at the place of the right one',
    ),
  entity: (data) => String(data.chatId),
  result: z.object({}),
  sample: {
    quizId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c70:1',
    chatId: -1001234567890,
    question: '¿De qué color era el cielo?',
    options: ['Naranja', 'Verde', 'Gris'],
    correct: 0,
    seconds: 20,
  },
  sampleResult: {},
});
