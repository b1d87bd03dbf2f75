import { BanLifted, LiftBan, notAllowed, userUnknown } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { actingRoles, mayBan, mayBanThat } from '../rules/permissions.ts';
import { bans } from '../tables/bans.ts';
import { profiles } from '../tables/profiles.ts';

export const liftBan = command(LiftBan, {
  store: 'sql',
  reads: ({ data }) => ({
    profile: profiles.ref(data.userId),
    ban: bans.ref(data.userId),
    by: profiles.ref(data.by),
    banOfBy: bans.ref(data.by),
  }),
  decide: ({ data: { userId } }, { profile, ban, by, banOfBy }, { now }) => {
    const actor = actingRoles(by, banOfBy, now);
    if (!mayBan(actor)) return refuse(notAllowed);
    if (!profile) return refuse(userUnknown);
    if (!mayBanThat(actor, profile, now)) return refuse(notAllowed);
    if (!ban) return accept({});
    return accept({}, { save: [bans.remove(userId)], emit: [BanLifted.of({ userId })] });
  },
});
