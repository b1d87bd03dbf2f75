import { UserRegistered } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const userRegistered = counting(UserRegistered);
