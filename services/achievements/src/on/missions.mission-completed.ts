import { MissionCompleted } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const missionCompleted = counting(MissionCompleted);
