import { PreferencesChanged } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const preferencesChanged = counting(PreferencesChanged);
