import { z } from 'zod';
import { besitos, contentId, localizedText, telegramId, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';

/** What tells one round from all others, and where it is played. */
export const roundOfChat = { roundId: z.uuid(), chatId: telegramId };
/** The bank its questions come from. */
export const bankOfRound = { bankId: contentId, title: localizedText };
/** The number of a question in its round, from 1. */
export const questionNumber = z.int().positive();
/** What somebody did in a round. */
export const triviaScore = z.object({ userId, besitos, right: z.int().nonnegative() });
/** The best of a round, from the first place. */
export const ranking = z.array(triviaScore.extend({ place: z.int().positive() }));
/** How a round came to its end: all was asked, a moderator stopped it, or a question could not be posted. */
export const triviaEnding = z.enum(['finished', 'stopped', 'not-posted']);
/** What an answer was: late ones count neither for nor against anybody. */
export const triviaOutcome = z.enum(['right', 'wrong', 'late']);

/** @see triviaEnding */
export type TriviaEnding = z.infer<typeof triviaEnding>;
/** @see triviaOutcome */
export type TriviaOutcome = z.infer<typeof triviaOutcome>;
/** @see triviaScore */
export type TriviaScore = z.infer<typeof triviaScore>;

/** For samples. */
export const TRIVIA_SAMPLES = {
  round: { roundId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c70', chatId: -1001234567890 },
  bank: { bankId: 'love-and-kisses', title: { es: 'Besos y amores', en: 'Love and kisses' } },
  ranking: [{ place: 1, userId: SAMPLE_USER, besitos: 42, right: 4 }],
} as const;
