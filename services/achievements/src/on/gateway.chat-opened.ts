import { ChatOpened } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const chatOpened = counting(ChatOpened);
