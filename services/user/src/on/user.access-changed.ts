import { AccessChanged } from '@yabot/contracts';
import { reviewingDoors } from '../door-review.ts';

export const accessChanged = reviewingDoors(AccessChanged);
