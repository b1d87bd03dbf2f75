import { RolesChanged } from '@yabot/contracts';
import { reviewingDoors } from '../door-review.ts';

export const rolesChanged = reviewingDoors(RolesChanged);
