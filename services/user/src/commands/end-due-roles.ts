import { EndDueRoles, EndRole } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { rolesEndingBy } from '../tables/profiles.ts';

export const endDueRoles = command(EndDueRoles, {
  store: 'sql',
  reads: ({ data }) => ({ due: rolesEndingBy(data.at) }),
  decide: ({ data: { at: until } }, { due }) =>
    accept(
      { due: due.length },
      { send: due.map(({ userId }) => EndRole.of({ userId, until }, { key: `sweep:${userId}:${until}` })) },
    ),
});
