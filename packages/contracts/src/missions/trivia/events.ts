import { z } from 'zod';
import { defineEvent } from '../../definitions/event.ts';
import { besitos, contentId, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import {
  bankOfRound,
  questionNumber,
  ranking,
  roundOfChat,
  TRIVIA_SAMPLES,
  triviaEnding,
  triviaOutcome,
} from './values.ts';

const { round, bank } = TRIVIA_SAMPLES;

/** A round of questions began in a group; the first one is being posted. */
export const TriviaStarted = defineEvent({
  owner: 'missions',
  name: 'trivia-started',
  summary: 'A round of questions began in a group',
  data: z.object({
    ...roundOfChat,
    ...bankOfRound,
    questions: z.int().positive(),
    /** How long each can be answered. */
    seconds: z.int().positive(),
  }),
  entity: (data) => String(data.chatId),
  sample: { ...round, ...bank, questions: 5, seconds: 20 },
});

/** A user answered a question of a round: the first answer counts. */
export const TriviaAnswered = defineEvent({
  owner: 'missions',
  name: 'trivia-answered',
  summary: 'A user answered a question of a round',
  data: z.object({
    userId,
    ...roundOfChat,
    bankId: contentId,
    question: questionNumber,
    questionId: contentId,
    outcome: triviaOutcome,
    /** What it pays; 0 when it was not right, or late. */
    besitos,
    /** Right answers in a row in this round; this one counted. */
    streak: z.int().nonnegative(),
  }),
  entity: (data) => data.userId,
  sample: {
    userId: SAMPLE_USER,
    ...round,
    bankId: bank.bankId,
    question: 1,
    questionId: 'first-kiss-on-film',
    outcome: 'right',
    besitos: 14,
    streak: 1,
  },
});

/** A round is over: how many took part, and who was best. */
export const TriviaCompleted = defineEvent({
  owner: 'missions',
  name: 'trivia-completed',
  summary: 'A round is over: how many took part, and who was best',
  data: z.object({
    ...roundOfChat,
    ...bankOfRound,
    ending: triviaEnding,
    /** How many were asked. */
    questions: z.int().nonnegative(),
    players: z.int().nonnegative(),
    answers: z.int().nonnegative(),
    right: z.int().nonnegative(),
    /** The ten best. */
    ranking,
  }),
  entity: (data) => String(data.chatId),
  sample: {
    ...round,
    ...bank,
    ending: 'finished',
    questions: 5,
    players: 1,
    answers: 5,
    right: 4,
    ranking: [...TRIVIA_SAMPLES.ranking],
  },
});
