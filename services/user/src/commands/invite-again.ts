import { InviteAgain } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { factsOf } from '../facts.ts';
import { invite } from '../inviting.ts';
import { membershipId, missingAt } from '../rules/membership.ts';
import { invitesOf } from '../tables/invites.ts';
import { memberships } from '../tables/memberships.ts';

export const inviteAgain = command(InviteAgain, {
  store: 'sql',
  reads: ({ data: { userId, chatId } }) => ({
    ...factsOf(userId),
    before: memberships.ref(membershipId(chatId, userId)),
    earlier: invitesOf(userId),
  }),
  decide: (
    { data: { userId, chatId, runId } },
    { before, earlier, ...facts },
    context: DecisionContext<Resources>,
  ) => {
    const { definitions } = context.resources;
    const resource = definitions.doors.get(chatId);
    if (!resource || before?.removedBy !== runId) return accept({});
    if (missingAt(resource, facts, definitions, context.now).length > 0) return accept({});
    const { profile } = facts;
    const { save, send } = invite({ userId, chatId }, resource, { profile, earlier }, context);
    const again = memberships.put({ ...before, leaveAt: null, removedBy: null, removedAt: null });
    return accept({}, { save: [...save, again], send });
  },
});
