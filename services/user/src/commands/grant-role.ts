import { EndRole, endInPast, GrantRole } from '@yabot/contracts';
import { command, refuse } from '@yabot/service-kit';
import { changeRole, roleReads } from '../role-change.ts';
import { withRole } from '../rules/roles.ts';

export const grantRole = command(GrantRole, {
  store: 'sql',
  reads: roleReads,
  decide: ({ data }, rows, { now }) => {
    const { userId, role } = data;
    const end = data.until ? new Date(data.until) : undefined;
    if (end && end <= now) return refuse(endInPast);
    const until = end?.toISOString() ?? null;
    const ending =
      until && end ? [EndRole.of({ userId, until }, { key: `${userId}:${until}`, at: end })] : [];
    return changeRole(data, rows, now, (profile) => withRole(profile, role, until), ending);
  },
});
