import { z } from 'zod';

/** The name of a quiz, given by who has it posted. */
export const quizId = z.string().min(1).max(100);
/** Telegram's own id of a poll. */
export const pollId = z.string().min(1).max(64);
