import { CommandUsed } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const commandUsed = counting(CommandUsed);
