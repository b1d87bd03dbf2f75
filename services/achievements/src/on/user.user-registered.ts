import { UserRegistered } from '@yabot/contracts';
import { countingWhereTheyLive } from '../counting.ts';

export const userRegistered = countingWhereTheyLive(UserRegistered);
