import { z } from 'zod';
import { defineQuery } from '../../definitions/query.ts';
import { besitos, instant, telegramId, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { triviaRoundUnknown } from './refusals.ts';
import { bankOfRound, ranking, roundOfChat, TRIVIA_SAMPLES, triviaEnding, triviaScore } from './values.ts';

/** A round, its ranking and the place of a user in it. */
export const TriviaRound = defineQuery({
  owner: 'missions',
  name: 'trivia-round',
  summary: 'A round, its ranking and the place of a user in it',
  data: z.object({
    chatId: telegramId,
    /** The one that is played, or was played last, when left out. */
    roundId: roundOfChat.roundId.optional(),
    /** Whose place is wanted. */
    userId: userId.optional(),
  }),
  result: z.object({
    ...roundOfChat,
    ...bankOfRound,
    startedAt: instant,
    /** Null while it is played. */
    ending: triviaEnding.nullable(),
    /** How many there are in all, and how many have been asked. */
    questions: z.int().positive(),
    asked: z.int().nonnegative(),
    players: z.int().nonnegative(),
    answers: z.int().nonnegative(),
    right: z.int().nonnegative(),
    /** The ten best. */
    ranking,
    /** Null when the user did not take part, or nobody was named. */
    mine: triviaScore.extend({ place: z.int().positive() }).nullable(),
  }),
  refusals: [triviaRoundUnknown],
  sample: { chatId: TRIVIA_SAMPLES.round.chatId, userId: SAMPLE_USER },
  sampleResult: {
    ...TRIVIA_SAMPLES.round,
    ...TRIVIA_SAMPLES.bank,
    startedAt: '2026-11-21T20:00:00.000Z',
    ending: null,
    questions: 5,
    asked: 3,
    players: 1,
    answers: 3,
    right: 2,
    ranking: [...TRIVIA_SAMPLES.ranking],
    mine: TRIVIA_SAMPLES.ranking[0],
  },
});

/** What a user has done in all rounds, and which banks there are to play. */
export const TriviaOf = defineQuery({
  owner: 'missions',
  name: 'trivia-of',
  summary: 'What a user has done in all rounds, and which banks there are to play',
  data: z.object({ userId }),
  result: z.object({
    rounds: z.int().nonnegative(),
    answered: z.int().nonnegative(),
    right: z.int().nonnegative(),
    besitos,
    /** Right answers in a row, in the round last played. */
    streak: z.int().nonnegative(),
    /** The longest of these rows ever. */
    bestStreak: z.int().nonnegative(),
    /** The round last played; absent when none was. */
    last: z.object({ roundId: roundOfChat.roundId, chatId: telegramId }).optional(),
    banks: z.array(
      z.object({
        ...bankOfRound,
        /** How many questions a round has. */
        questions: z.int().positive(),
        /** How long each can be answered. */
        seconds: z.int().positive(),
      }),
    ),
    /** The round that begins next by itself; absent when none does. */
    next: z.object({ ...bankOfRound, chatId: telegramId, at: instant }).optional(),
  }),
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    rounds: 2,
    answered: 9,
    right: 7,
    besitos: 88,
    streak: 2,
    bestStreak: 4,
    last: TRIVIA_SAMPLES.round,
    banks: [{ ...TRIVIA_SAMPLES.bank, questions: 5, seconds: 20 }],
    next: {
      ...TRIVIA_SAMPLES.bank,
      chatId: TRIVIA_SAMPLES.round.chatId,
      at: '2026-11-21T20:00:00.000Z',
    },
  },
});

/** Who has earned most with trivia in all rounds, page by page, and the place of a user among them. */
export const TriviaRanking = defineQuery({
  owner: 'missions',
  name: 'trivia-ranking',
  summary: 'Who has earned most with trivia in all rounds, and the place of a user among them',
  data: z.object({
    /** The first place of the page. */
    from: z.int().positive().optional(),
    limit: z.int().min(1).max(50).optional(),
    /** Whose place is wanted. */
    userId: userId.optional(),
  }),
  result: z.object({
    players: z.int().nonnegative(),
    ranking,
    /** Null when the user has earned nothing yet, or nobody was named. */
    mine: triviaScore.extend({ place: z.int().positive() }).nullable(),
  }),
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    players: 1,
    ranking: [...TRIVIA_SAMPLES.ranking],
    mine: TRIVIA_SAMPLES.ranking[0],
  },
});
