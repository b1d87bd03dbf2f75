import { MissionCompleted } from '@yabot/contracts';
import { earning } from '../notices/earning.ts';
import { withCompleted } from '../rules/earned.ts';

export const tellCompletion = earning(MissionCompleted, withCompleted);
