import { AchievementUnlocked } from '@yabot/contracts';
import { withAchievement } from '../rules/earned.ts';
import { earning } from '../sending/earning.ts';

export const tellAchievement = earning(AchievementUnlocked, withAchievement);
