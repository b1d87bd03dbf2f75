import { RevokeRole } from '@yabot/contracts';
import { roleChange } from '../role-change.ts';
import { withoutRole } from '../rules/roles.ts';

export const revokeRole = roleChange(RevokeRole, withoutRole);
