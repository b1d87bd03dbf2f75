import { Context, userUnknown } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { stateSoon } from '../collections/states.ts';
import { isBanned } from '../rules/ban.ts';
import { rolesOf } from '../rules/roles.ts';
import { bans } from '../tables/bans.ts';
import { profiles } from '../tables/profiles.ts';

export const context = query(Context, {
  answer: async ({ userId }, { load, mongo, now }) => {
    const [profile, ban, state] = await Promise.all([
      load(profiles.ref(userId)),
      load(bans.ref(userId)),
      stateSoon({ load, mongo }, userId),
    ]);
    if (!profile) return refuse(userUnknown);
    return {
      userId,
      firstName: profile.firstName,
      registeredAt: profile.registeredAt,
      roles: rolesOf(profile),
      ban: ban && isBanned(ban, now) ? { until: ban.until, reason: ban.reason } : null,
      state,
    };
  },
});
