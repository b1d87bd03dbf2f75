import { AccessChanged, notAllowed, ResetAccess, userUnknown } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { withoutDecided } from '../rules/access.ts';
import { actingRoles, mayAdminister } from '../rules/permissions.ts';
import { bans } from '../tables/bans.ts';
import { profiles } from '../tables/profiles.ts';
import { standings } from '../tables/standings.ts';

export const resetAccess = command(ResetAccess, {
  store: 'sql',
  reads: ({ data }) => ({
    profile: profiles.ref(data.userId),
    standing: standings.ref(data.userId),
    by: profiles.ref(data.by),
    ban: bans.ref(data.by),
  }),
  decide: ({ data: { userId, resource } }, { profile, standing, by, ban }, { now }) => {
    if (!mayAdminister(actingRoles(by, ban, now))) return refuse(notAllowed);
    if (!profile) return refuse(userUnknown);
    const after = standing && withoutDecided(standing, resource);
    if (!after || after === standing) return accept({});
    return accept({}, { save: [standings.put(after)], emit: [AccessChanged.of({ userId })] });
  },
});
