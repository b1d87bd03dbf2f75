import { PreferencesChanged } from '@yabot/contracts';
import { counting } from '../counting.ts';
import { livingIn } from '../rules/living.ts';

export const preferencesChanged = counting(PreferencesChanged, (progress, { data, at }, definitions) =>
  livingIn(progress, data, at, definitions),
);
