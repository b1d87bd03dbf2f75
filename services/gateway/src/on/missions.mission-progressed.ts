import { MissionProgressed } from '@yabot/contracts';
import { withSteps } from '../rules/earned.ts';
import { earning } from '../sending/earning.ts';

export const tellSteps = earning(MissionProgressed, withSteps);
