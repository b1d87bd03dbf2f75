import { VoidInvite } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { voided } from '../inviting.ts';
import { invites } from '../tables/invites.ts';

export const voidInvite = command(VoidInvite, {
  store: 'sql',
  reads: ({ data }) => ({ invite: invites.ref(data.inviteId) }),
  decide: (_, { invite }) => accept({}, invite && invite.state !== 'void' ? voided([invite]) : {}),
});
