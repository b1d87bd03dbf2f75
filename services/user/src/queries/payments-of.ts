import { PaymentsOf } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { paymentsOf as read } from '../tables/purchases.ts';

export const paymentsOf = query(PaymentsOf, {
  answer: async ({ userId, limit }, { sql }) => {
    const found = await read(sql, userId, limit);
    return {
      payments: found.map(({ payment: { chargeId, stars, state, paidAt }, purchase }) => ({
        ...{ chargeId, stars, state, paidAt },
        planId: purchase?.planId ?? null,
        giftTo: purchase && purchase.userId !== userId ? purchase.userId : null,
      })),
    };
  },
});
