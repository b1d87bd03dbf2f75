import { CheckMember, notAllowed, ReconcileMembers } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { actingRoles, mayAdminister } from '../rules/permissions.ts';
import { bans } from '../tables/bans.ts';
import { longestUnchecked } from '../tables/memberships.ts';
import { profiles } from '../tables/profiles.ts';

/** What was checked within it is not asked again. */
const FRESH_MS = 60_000;
/** Calls to Telegram that followers do not wait for, yet an administrator does. */
const AT_ONCE = 500;

export const reconcileMembers = command(ReconcileMembers, {
  store: 'sql',
  reads: ({ data }) => ({
    profile: profiles.ref(data.by),
    ban: bans.ref(data.by),
    members: longestUnchecked(AT_ONCE),
  }),
  decide: (_, { profile, ban, members }, { now, newId }) => {
    if (!mayAdminister(actingRoles(profile, ban, now))) return refuse(notAllowed);
    const since = new Date(now.getTime() - FRESH_MS).toISOString();
    const unchecked = members.filter(({ checkedAt }) => checkedAt < since);
    const asking = newId();
    return accept(
      { asked: unchecked.length, since },
      {
        send: unchecked.map(({ membershipId, userId, chatId }) =>
          CheckMember.of({ userId, chatId }, { key: `${membershipId}:${asking}` }),
        ),
      },
    );
  },
});
