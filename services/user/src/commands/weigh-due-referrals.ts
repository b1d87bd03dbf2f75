import { WeighDueReferrals, WeighReferral } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { waitingInvitations } from '../tables/referrals.ts';

export const weighDueReferrals = command(WeighDueReferrals, {
  store: 'sql',
  reads: () => ({ waiting: waitingInvitations() }),
  decide: ({ data: { at } }, { waiting }) => {
    const send = waiting.map(({ inviterId, userId }) =>
      WeighReferral.of({ inviterId, userId }, { key: `${userId}:${at}` }),
    );
    return accept({ due: send.length }, { send });
  },
});
