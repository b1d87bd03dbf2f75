import { GrantAccess } from '@yabot/contracts';
import { accessDecision } from '../access-decision.ts';

export const grantAccess = accessDecision(GrantAccess, true);
