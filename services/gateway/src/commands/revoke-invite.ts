import { RevokeInvite } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { doorRow } from '../rules/doors.ts';
import { invites } from '../tables/invites.ts';
import { outgoing } from '../tables/outgoing.ts';
import { recipients } from '../tables/recipients.ts';

export const revokeInvite = command(RevokeInvite, {
  reads: ({ data }) => ({ invite: invites.ref(data.inviteId), recipient: recipients.ref(data.userId) }),
  decide: ({ data: { inviteId }, envelope: { correlationId } }, { invite, recipient }, { now, newId }) => {
    if (!invite || !recipient) return accept({});
    const call = {
      method: 'revokeChatInviteLink' as const,
      payload: { chat_id: invite.chatId, invite_link: invite.link },
      errand: { name: 'revoke-invite', about: { inviteId } },
    };
    const row = doorRow(recipient, call, { id: newId(), correlationId, now });
    return accept({}, { save: [outgoing.insert(row)] });
  },
});
