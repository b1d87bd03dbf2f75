import { NoteInvitation } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { invitations } from '../tables/referrals.ts';

export const noteInvitation = command(NoteInvitation, {
  store: 'sql',
  reads: ({ data }) => ({ before: invitations.ref(data.userId) }),
  decide: ({ data }, { before }) => {
    if (before) return accept({});
    const invitation = { ...data, state: 'joined' as const, why: [], paidOn: null, earned: 0 };
    return accept({}, { save: [invitations.put(invitation)] });
  },
});
