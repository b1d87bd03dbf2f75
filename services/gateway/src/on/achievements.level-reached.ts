import { LevelReached } from '@yabot/contracts';
import { earning } from '../notices/earning.ts';
import { withLevel } from '../rules/earned.ts';

export const tellLevel = earning(LevelReached, withLevel);
