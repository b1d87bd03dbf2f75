import { PreferencesChanged } from '@yabot/contracts';
import { counting } from '../counting.ts';
import { livingIn } from '../rules/progress.ts';

export const preferencesChanged = counting(PreferencesChanged, livingIn);
