import { GrantRole } from '@yabot/contracts';
import { roleChange } from '../role-change.ts';
import { withRole } from '../rules/roles.ts';

export const grantRole = roleChange(GrantRole, withRole);
