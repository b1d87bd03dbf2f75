import { BuySubscription, Debit } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { beginning, readsOf } from '../purchasing.ts';
import { debitCause } from '../rules/purchase.ts';
import { purchases } from '../tables/purchases.ts';

export const buySubscription = command(BuySubscription, {
  store: 'sql',
  reads: ({ data }) => readsOf(data),
  decide: ({ data }, rows, { now, newId, resources }: DecisionContext<Resources>) => {
    const { definitions } = resources;
    const purchase = beginning(data, 'besitos', rows, { definitions, purchaseId: newId(), now });
    if ('refused' in purchase) return purchase;
    const { purchaseId, paidBy: userId, price: amount } = purchase;
    const cause = debitCause(purchaseId);
    return accept(
      { purchaseId },
      {
        save: [purchases.insert(purchase)],
        send: [Debit.of({ userId, amount, reason: 'subscription', cause }, { key: cause })],
      },
    );
  },
});
