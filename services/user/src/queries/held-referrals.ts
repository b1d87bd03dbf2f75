import { HeldReferrals } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { heldInvitations } from '../tables/referrals.ts';

export const heldReferrals = query(HeldReferrals, {
  answer: async ({ limit }, { sql }) => {
    const { total, held } = await heldInvitations(sql, limit);
    return {
      total,
      held: held.map(({ userId, inviterId, joinedAt, why }) => ({
        userId,
        inviterId,
        joinedAt,
        why: [...why],
      })),
    };
  },
});
