import { daysAfter, localDay, startOfDay } from '@yabot/content';
import { ReferralSuspected, WeighReferral } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { rewarded } from '../rewarding.ts';
import { isBanned } from '../rules/ban.ts';
import { paidOn, suspicionsOf } from '../rules/invitation.ts';
import { bans } from '../tables/bans.ts';
import { invitations, invitationsOf, paidInvitationsOf, referralsBy } from '../tables/referrals.ts';

export const weighReferral = command(WeighReferral, {
  store: 'sql',
  reads: ({ data: { inviterId, userId } }) => ({
    invitation: invitations.ref(userId),
    all: invitationsOf(inviterId),
    paid: paidInvitationsOf(inviterId),
    doings: referralsBy(inviterId),
    banned: [bans.ref(inviterId), bans.ref(userId)],
  }),
  decide: (
    { data },
    { invitation, all, paid, doings, banned },
    { now, resources }: DecisionContext<Resources>,
  ) => {
    const { referrals: rules, communityZone } = resources.definitions;
    if (!rules || (invitation?.state !== 'joined' && invitation?.state !== 'waiting')) return accept({});
    const weighing = { invitation, all, doings, isBanned: banned.some((ban) => isBanned(ban, now)) };
    const why = suspicionsOf(weighing, rules, now);
    const { userId, inviterId } = data;
    if (why.length > 0) {
      const held = { ...invitation, state: 'held' as const, why };
      return accept(
        {},
        { save: [invitations.put(held)], emit: [ReferralSuspected.of({ userId, inviterId, why })] },
      );
    }
    const clock = { timeZone: communityZone };
    const today = localDay(now, clock);
    if (paidOn(mergedBy(paid, all), today) < rules.dailyCap)
      return accept({}, rewarded(invitation, rules, today));
    const tomorrow = daysAfter(today, 1);
    return accept(
      {},
      {
        save: [invitations.put({ ...invitation, state: 'waiting' })],
        send: [WeighReferral.of(data, { key: `${userId}:${tomorrow}`, at: startOfDay(tomorrow, clock) })],
      },
    );
  },
});

/** What two lookups found, each once. */
function mergedBy<Row extends { readonly userId: string }>(...found: readonly (readonly Row[])[]): Row[] {
  return [...new Map(found.flat().map((row) => [row.userId, row])).values()];
}
