import { LevelReached } from '@yabot/contracts';
import { counting } from '../counting.ts';
import { quietly } from '../rules/progress.ts';
import { withLevel } from '../rules/requirements.ts';

export const levelReached = counting(LevelReached, (progress, { data }) =>
  quietly(withLevel(progress, data)),
);
