import { UserRegistered } from '@yabot/contracts';
import { counting } from '../counting.ts';
import { livingIn } from '../rules/progress.ts';

export const userRegistered = counting(UserRegistered, livingIn);
