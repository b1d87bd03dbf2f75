import { EndRole, RolesChanged } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { isAhead } from '../rules/ahead.ts';
import { rolesTold, withoutEndedRoles } from '../rules/roles.ts';
import { profiles } from '../tables/profiles.ts';

export const endRole = command(EndRole, {
  store: 'sql',
  reads: ({ data }) => ({ profile: profiles.ref(data.userId) }),
  decide: ({ data: { userId, until } }, { profile }, { now }) => {
    if (!profile || isAhead(until, now)) return accept({});
    const after = withoutEndedRoles(profile, until);
    if (after === profile) return accept({});
    return accept(
      {},
      {
        save: [profiles.put(after)],
        emit: [RolesChanged.of({ userId, ...rolesTold(after, now) })],
      },
    );
  },
});
