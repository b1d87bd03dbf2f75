import { LevelReached } from '@yabot/contracts';
import { withLevel } from '../rules/earned.ts';
import { earning } from '../sending/earning.ts';

export const tellLevel = earning(LevelReached, withLevel);
