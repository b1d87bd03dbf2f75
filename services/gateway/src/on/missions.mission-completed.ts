import { MissionCompleted } from '@yabot/contracts';
import { withCompleted } from '../rules/earned.ts';
import { earning } from '../sending/earning.ts';

export const tellCompletion = earning(MissionCompleted, withCompleted);
