import { AchievementUnlocked } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const achievementUnlocked = counting(AchievementUnlocked);
