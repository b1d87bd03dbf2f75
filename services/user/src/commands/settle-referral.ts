import { localDay } from '@yabot/content';
import { notAllowed, referralNotHeld, referralsClosed, SettleReferral } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { rewarded } from '../rewarding.ts';
import { actingRoles, mayAdminister } from '../rules/permissions.ts';
import { bans } from '../tables/bans.ts';
import { profiles } from '../tables/profiles.ts';
import { invitations } from '../tables/referrals.ts';

export const settleReferral = command(SettleReferral, {
  store: 'sql',
  reads: ({ data }) => ({
    invitation: invitations.ref(data.userId),
    actor: profiles.ref(data.by),
    ban: bans.ref(data.by),
  }),
  decide: ({ data }, { invitation, actor, ban }, { now, resources }: DecisionContext<Resources>) => {
    const { referrals: rules, communityZone } = resources.definitions;
    if (!mayAdminister(actingRoles(actor, ban, now)) || data.by === data.inviterId) return refuse(notAllowed);
    if (invitation?.state !== 'held' || invitation.inviterId !== data.inviterId)
      return refuse(referralNotHeld);
    if (!data.pay) return accept({}, { save: [invitations.put({ ...invitation, state: 'declined' })] });
    if (!rules) return refuse(referralsClosed);
    return accept({}, rewarded(invitation, rules, localDay(now, { timeZone: communityZone })));
  },
});
