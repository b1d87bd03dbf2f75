import { LevelReached } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const levelReached = counting(LevelReached);
