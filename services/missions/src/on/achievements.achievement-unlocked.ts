import { AchievementUnlocked } from '@yabot/contracts';
import { counting } from '../counting.ts';
import { quietly } from '../rules/progress.ts';
import { withAchievement } from '../rules/requirements.ts';

export const achievementUnlocked = counting(AchievementUnlocked, (progress, { data }) =>
  quietly(withAchievement(progress, data)),
);
