import { z } from 'zod';
import { defineRefusal } from '../../definitions/refusal.ts';

/** A round is being played in that chat. */
export const triviaRunning = defineRefusal({
  code: 'trivia-running',
  status: 409,
  summary: 'A round is being played in that chat; stop it, or wait until it is over',
  details: z.object({ roundId: z.uuid() }),
});
/** That round is not being played. */
export const triviaNotRunning = defineRefusal({
  code: 'trivia-not-running',
  status: 404,
  summary: 'That round is over, or there never was one',
});
/** The content has no such bank of questions. */
export const triviaBankUnknown = defineRefusal({
  code: 'trivia-bank-unknown',
  status: 404,
  summary: 'The content has no such bank of questions',
  details: z.object({ bankId: z.string() }),
});
/** The chat is no group of the community. */
export const triviaChatUnknown = defineRefusal({
  code: 'trivia-chat-unknown',
  status: 404,
  summary: 'The chat is no group of the community',
});
/** There is no such round. */
export const triviaRoundUnknown = defineRefusal({
  code: 'trivia-round-unknown',
  status: 404,
  summary: 'There is no such round, or none was played in that chat yet',
});
