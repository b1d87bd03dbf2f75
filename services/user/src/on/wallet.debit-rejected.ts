import { DebitRejected, PurchaseRefused } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { refOfPurchase } from '../purchasing.ts';
import { purchases } from '../tables/purchases.ts';

export const debitRejected = on(DebitRejected, {
  store: 'sql',
  reads: ({ data }) => ({ wanted: refOfPurchase(data.cause) }),
  decide: ({ data: { userId, code } }, { wanted: [purchase] }) => {
    if (purchase?.state !== 'pending') return {};
    const { purchaseId, planId } = purchase;
    return {
      save: [purchases.put({ ...purchase, state: 'refused' })],
      emit: [PurchaseRefused.of({ userId, purchaseId, planId, code })],
    };
  },
});
