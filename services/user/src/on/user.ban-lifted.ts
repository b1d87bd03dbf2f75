import { BanLifted } from '@yabot/contracts';
import { reviewingDoors } from '../door-review.ts';

export const banLifted = reviewingDoors(BanLifted);
