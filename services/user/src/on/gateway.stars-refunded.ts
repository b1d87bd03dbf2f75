import { PaymentRefunded, StarsRefunded, TakeBackSubscription } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { payments, purchaseOfCharge, purchases } from '../tables/purchases.ts';

export const starsRefunded = on(StarsRefunded, {
  store: 'sql',
  reads: ({ data }) => ({
    payment: payments.ref(data.chargeId),
    bought: purchaseOfCharge(data.chargeId),
  }),
  decide: ({ data: { userId } }, { payment, bought: [purchase] }) => {
    if (!payment || payment.userId !== userId || payment.state === 'refunded') return {};
    const told = { userId, stars: payment.stars, planId: purchase?.planId ?? null };
    const refunded = payments.put({ ...payment, state: 'refunded' });
    if (purchase?.state !== 'paid') return { save: [refunded], emit: [PaymentRefunded.of(told)] };
    const { purchaseId, userId: receiver } = purchase;
    return {
      save: [refunded, purchases.put({ ...purchase, state: 'refunded' })],
      emit: [PaymentRefunded.of(told)],
      send: [TakeBackSubscription.of({ userId: receiver, purchaseId }, { key: purchaseId })],
    };
  },
});
