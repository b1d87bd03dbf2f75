import { z } from 'zod';
import { defineCommand } from '../../definitions/command.ts';
import { pollId } from '../../gateway/quizzes/values.ts';
import { besitos, contentId, instant, telegramId, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { triviaBankUnknown, triviaChatUnknown, triviaNotRunning, triviaRunning } from './refusals.ts';
import { questionNumber, roundOfChat, TRIVIA_SAMPLES } from './values.ts';

const { round } = TRIVIA_SAMPLES;
const done = z.object({});

/** Begins a round of questions of a bank in a group; its schedule does, or a moderator. */
export const StartTrivia = defineCommand({
  owner: 'missions',
  name: 'start-trivia',
  summary: 'Begins a round of questions of a bank in a group',
  data: z.object({
    chatId: telegramId,
    bankId: contentId,
    /** The moderator who begins it; null when the schedule does. */
    by: userId.nullable(),
  }),
  entity: (data) => String(data.chatId),
  result: z.object({ roundId: z.uuid(), questions: z.int().positive(), seconds: z.int().positive() }),
  refusals: [triviaRunning, triviaBankUnknown, triviaChatUnknown],
  sample: { chatId: round.chatId, bankId: TRIVIA_SAMPLES.bank.bankId, by: SAMPLE_USER },
  sampleResult: { roundId: round.roundId, questions: 5, seconds: 20 },
});

/** Ends a round early: what was answered counts and is told. */
export const StopTrivia = defineCommand({
  owner: 'missions',
  name: 'stop-trivia',
  summary: 'Ends a round early; what was answered counts and is told',
  data: z.object({ ...roundOfChat, by: userId }),
  entity: (data) => String(data.chatId),
  result: done,
  refusals: [triviaNotRunning],
  sample: { ...round, by: SAMPLE_USER },
  sampleResult: {},
});

/** Due when a round has to go on: the time of a question is over, the next one comes, or the round ends. */
export const AdvanceTrivia = defineCommand({
  owner: 'missions',
  name: 'advance-trivia',
  summary: 'Lets a round go on: ends the time of a question, asks the next one or ends the round',
  internal: true,
  scheduled: true,
  data: z.object({
    ...roundOfChat,
    /** Of which of its steps the time is over; does nothing when the round is past it. */
    step: z.int().positive(),
  }),
  entity: (data) => String(data.chatId),
  result: done,
  sample: { ...round, step: 2 },
  sampleResult: {},
});

/** Puts an answer that was judged in the user's partition into the ranking of the round. */
export const RecordTriviaAnswer = defineCommand({
  owner: 'missions',
  name: 'record-trivia-answer',
  summary: 'Puts a judged answer into the ranking of its round',
  internal: true,
  data: z.object({
    ...roundOfChat,
    question: questionNumber,
    userId,
    right: z.boolean(),
    besitos,
    /** How long the answer took. */
    milliseconds: z.int().nonnegative(),
  }),
  entity: (data) => String(data.chatId),
  result: done,
  sample: { ...round, question: 1, userId: SAMPLE_USER, right: true, besitos: 14, milliseconds: 3_200 },
  sampleResult: {},
});

/** Judges an answer that came before it was known which poll is which question. */
export const JudgeTriviaAnswer = defineCommand({
  owner: 'missions',
  name: 'judge-trivia-answer',
  summary: 'Judges an answer that came before it was known which poll is which question',
  internal: true,
  data: z.object({ userId, pollId }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER, pollId: '5388940471302848579' },
  sampleResult: {},
});

/** Begins the rounds that the content has scheduled for now. */
export const StartDueTrivia = defineCommand({
  owner: 'missions',
  name: 'start-due-trivia',
  summary: 'Begins the rounds that the content has scheduled for now',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'trivia-schedule',
  result: z.object({ due: z.int().nonnegative() }),
  sample: { at: '2026-11-21T20:00:00.000Z' },
  sampleResult: { due: 1 },
});

/** Sweep: lets rounds go on whose schedule was missed, and has answers judged that wait. */
export const SweepTrivia = defineCommand({
  owner: 'missions',
  name: 'sweep-trivia',
  summary: 'Lets rounds go on whose schedule was missed, and has answers judged that wait',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'trivia-sweep',
  result: z.object({ rounds: z.int().nonnegative(), answers: z.int().nonnegative() }),
  sample: { at: '2026-11-21T20:00:00.000Z' },
  sampleResult: { rounds: 0, answers: 0 },
});
