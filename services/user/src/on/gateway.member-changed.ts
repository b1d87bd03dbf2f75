import { MemberChanged, RemoveMember, VoidInvite } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { factsOf } from '../facts.ts';
import { memberSeen } from '../member-seen.ts';
import { membershipId } from '../rules/membership.ts';
import { invites } from '../tables/invites.ts';
import { memberships } from '../tables/memberships.ts';

export const memberChanged = on(MemberChanged, {
  store: 'sql',
  reads: ({ data: { userId, chatId, inviteId } }) => ({
    ...factsOf(userId),
    before: memberships.ref(membershipId(chatId, userId)),
    by: inviteId === null ? [] : [invites.ref(inviteId)],
  }),
  decide: (
    { data, envelope },
    { before, by: [invite], ...facts },
    { now, resources }: DecisionContext<Resources>,
  ) => {
    const { userId, chatId } = data;
    const { save, send } = memberSeen(before, data, facts, { definitions: resources.definitions, now });
    if (!invite) return { save, send };
    if (invite.userId === userId) return { save: [...save, invites.put({ ...invite, state: 'used' })], send };
    // By somebody else's link nobody comes in, whatever they may do: a link is for one person.
    const { inviteId, userId: owner } = invite;
    const remove = RemoveMember.of({ userId, chatId }, { key: envelope.id });
    const revoke = VoidInvite.of({ userId: owner, inviteId }, { key: inviteId });
    return { save, send: [remove, revoke] };
  },
});
