import { TriviaAnswered } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const triviaAnswered = counting(TriviaAnswered);
