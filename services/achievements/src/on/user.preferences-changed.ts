import { PreferencesChanged } from '@yabot/contracts';
import { countingWhereTheyLive } from '../counting.ts';

export const preferencesChanged = countingWhereTheyLive(PreferencesChanged);
