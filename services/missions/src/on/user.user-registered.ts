import { UserRegistered } from '@yabot/contracts';
import { counting } from '../counting.ts';
import { livingIn } from '../rules/living.ts';

export const userRegistered = counting(UserRegistered, (progress, { data, at }, definitions) =>
  livingIn(progress, data, at, definitions),
);
