import { RevokeAccess } from '@yabot/contracts';
import { accessDecision } from '../access-decision.ts';

export const revokeAccess = accessDecision(RevokeAccess, false);
