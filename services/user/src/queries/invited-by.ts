import { InvitedBy } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { invitedBy as invitationsBy } from '../tables/referrals.ts';

export const invitedBy = query(InvitedBy, {
  answer: async ({ userId: inviterId, from = 1, limit }, { sql }) => {
    const { total, invited } = await invitationsBy(sql, inviterId, { from, limit });
    return {
      total,
      invited: invited.map(({ userId, joinedAt, state, earned }) => ({ userId, joinedAt, state, earned })),
    };
  },
});
