import { Credit, PurchaseRefused, RefundStars, type SentCommand, UndoPurchase } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import type { Purchase } from '../rules/purchase.ts';
import { paymentOf, payments, purchases } from '../tables/purchases.ts';

export const undoPurchase = command(UndoPurchase, {
  store: 'sql',
  reads: ({ data }) => ({ purchase: purchases.ref(data.purchaseId), paid: paymentOf(data.purchaseId) }),
  decide: ({ data: { userId, purchaseId, code } }, { purchase, paid }) => {
    if (purchase?.state !== 'paid') return accept({});
    const { planId } = purchase;
    return accept(
      {},
      {
        save: [
          purchases.put({ ...purchase, state: 'undone' }),
          ...paid.map((payment) => payments.put({ ...payment, state: 'refunding' })),
        ],
        emit: [PurchaseRefused.of({ userId, purchaseId, planId, code })],
        send: [moneyBack(purchase)],
      },
    );
  },
});

function moneyBack({ purchaseId, paidBy: userId, price: amount, chargeId }: Purchase): SentCommand {
  if (chargeId) return RefundStars.of({ userId, chargeId }, { key: chargeId });
  const cause = `subscription-refund:${purchaseId}`;
  return Credit.of({ userId, amount, reason: 'subscription-refund', cause }, { key: cause });
}
