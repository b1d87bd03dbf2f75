import { InviteSent } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { invites } from '../tables/invites.ts';

export const inviteSent = on(InviteSent, {
  store: 'sql',
  reads: ({ data }) => ({ invite: invites.ref(data.inviteId) }),
  decide: (_, { invite }) =>
    invite?.state === 'wanted' ? { save: [invites.put({ ...invite, state: 'sent' })] } : {},
});
