import { MissionProgressed } from '@yabot/contracts';
import { earning } from '../notices/earning.ts';
import { withSteps } from '../rules/earned.ts';

export const tellSteps = earning(MissionProgressed, withSteps);
