import { UserBanned } from '@yabot/contracts';
import { reviewingDoors } from '../door-review.ts';

export const userBanned = reviewingDoors(UserBanned);
