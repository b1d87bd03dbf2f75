import { BeginPurchase, planUnknown } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { beginning, readsOf } from '../purchasing.ts';
import { purchases } from '../tables/purchases.ts';

export const beginPurchase = command(BeginPurchase, {
  store: 'sql',
  reads: ({ data }) => readsOf(data),
  decide: ({ data }, rows, { now, newId, resources }: DecisionContext<Resources>) => {
    const { definitions } = resources;
    const purchase = beginning(data, 'stars', rows, { definitions, purchaseId: newId(), now });
    if ('refused' in purchase) return purchase;
    const plan = definitions.plans.get(purchase.planId);
    if (!plan) return refuse(planUnknown);
    const { title, description } = plan;
    return accept(
      { invoicePayload: purchase.purchaseId, title, description, stars: purchase.price },
      { save: [purchases.insert(purchase)] },
    );
  },
});
