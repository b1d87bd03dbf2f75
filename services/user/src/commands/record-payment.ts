import { PaymentRecorded, RecordPayment, RefundStars } from '@yabot/contracts';
import { accept, command, type Decision } from '@yabot/service-kit';
import { extending } from '../purchasing.ts';
import { isPaidBy, type Payment, type Purchase } from '../rules/purchase.ts';
import { payments, purchases } from '../tables/purchases.ts';

export const recordPayment = command(RecordPayment, {
  store: 'sql',
  reads: ({ data }) => ({
    earlier: payments.ref(data.chargeId),
    purchase: purchases.ref(data.invoicePayload),
  }),
  decide: ({ data }, { earlier, purchase }, { now }) => {
    const { userId, chargeId, stars } = data;
    if (earlier) return accept({ taken: earlier.purchaseId !== null });
    const paid = { chargeId, userId, stars, paidAt: now.toISOString() };
    if (!isPaidBy(purchase, userId, stars)) {
      const payment: Payment = { ...paid, purchaseId: null, state: 'refunding' };
      const back = RefundStars.of({ userId, chargeId }, { key: chargeId });
      return accept({ taken: false }, { save: [payments.insert(payment)], send: [back] });
    }
    const { purchaseId } = purchase;
    const payment: Payment = { ...paid, purchaseId, state: 'taken' };
    return accept({ taken: true }, begin({ ...purchase, state: 'paid', chargeId }, payment));
  },
});

function begin(purchase: Purchase, payment: Payment): Decision {
  const { purchaseId, paidBy, userId, planId, price: stars } = purchase;
  const gift = userId === paidBy ? {} : { giftTo: userId };
  return {
    save: [payments.insert(payment), purchases.put(purchase)],
    emit: [PaymentRecorded.of({ userId: paidBy, purchaseId, planId, stars, ...gift })],
    send: [extending(purchase)],
  };
}
