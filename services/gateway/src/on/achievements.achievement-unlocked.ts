import { AchievementUnlocked } from '@yabot/contracts';
import { earning } from '../notices/earning.ts';
import { withAchievement } from '../rules/earned.ts';

export const tellAchievement = earning(AchievementUnlocked, withAchievement);
