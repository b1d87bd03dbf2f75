import { z } from 'zod';
import { bothLanguages, chatId, id, whole } from './values.ts';

const QUESTION = {
  id: 'colour-of-the-sky',
  text: { es: '¿De qué color era el cielo?', en: 'What colour was the sky?' },
  answer: { es: 'Naranja', en: 'Orange' },
  wrong: [{ es: 'Verde', en: 'Green' }],
};

const option = bothLanguages(100, QUESTION.answer);

const question = z
  .strictObject({
    id: id('colour-of-the-sky'),
    text: bothLanguages(300, QUESTION.text),
    answer: option.meta({ description: 'The right one; it is posted at a random place' }),
    wrong: z
      .array(option)
      .min(1)
      .max(9)
      .meta({ examples: [QUESTION.wrong], description: 'The others' }),
    explanation: bothLanguages(200, { es: 'Justo antes de apagarse', en: 'Right before it went out' })
      .optional()
      .meta({ description: 'Shown to who has answered' }),
  })
  .meta({ examples: [QUESTION] });

/** The questions of a bank; that they differ is checked apart. */
export const questionsSchema = z.array(question).min(1).max(1_000);

const pays = z
  .strictObject({
    besitos: whole(1, 1_000, 10).meta({ description: 'What a right answer pays' }),
    speed: whole(0, 1_000, 5)
      .default(0)
      .meta({ description: 'What it pays besides at once; the less, the more of the time has passed' }),
    streak: whole(0, 1_000, 2)
      .default(0)
      .meta({ description: 'What it pays besides for each right answer just before it in the round' }),
    streakMax: whole(0, 10_000, 10).default(10).meta({ description: 'The most it pays besides for those' }),
  })
  .meta({ examples: [{ besitos: 10, speed: 5, streak: 2 }] });

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ examples: ['21:00'], description: 'In the time zone of the community' });

const scheduled = z
  .strictObject({ at: time, chat: chatId })
  .meta({ examples: [{ at: '21:00', chat: -1001234567890 }] });

/** The shape of `trivia/<id>.yaml`. */
export const triviaSchema = z.strictObject({
  id: id('love-and-kisses').meta({ description: 'The name of the file, without .yaml' }),
  title: bothLanguages(64, { es: 'Besos y amores', en: 'Love and kisses' }),
  round: z
    .strictObject({
      questions: whole(1, 100, 5).meta({ description: 'How many questions are asked, one after another' }),
      seconds: whole(5, 600, 20).meta({ description: 'How long each can be answered' }),
      pays,
    })
    .meta({ examples: [{ questions: 5, seconds: 20, pays: { besitos: 10 } }] }),
  daily: z
    .array(scheduled)
    .max(24)
    .default([])
    .meta({
      examples: [[{ at: '21:00', chat: -1001234567890 }]],
      description: 'When a round begins by itself, every day',
    }),
  questions: questionsSchema.meta({ examples: [[QUESTION]] }),
});

/** A bank of questions and how a round of them is played. */
export type TriviaBank = z.infer<typeof triviaSchema>;
/** A question with its right and wrong answers. */
export type TriviaQuestion = z.infer<typeof question>;
/** What right answers pay. */
export type TriviaPays = z.infer<typeof pays>;
