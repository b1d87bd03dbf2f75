import { RevokeRole } from '@yabot/contracts';
import { command } from '@yabot/service-kit';
import { changeRole, roleReads } from '../role-change.ts';
import { withoutRole } from '../rules/roles.ts';

export const revokeRole = command(RevokeRole, {
  store: 'sql',
  reads: roleReads,
  decide: ({ data }, rows, { now }) =>
    changeRole(data, rows, now, (profile) => withoutRole(profile, data.role)),
});
