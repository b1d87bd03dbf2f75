import {
  CheckPurchase,
  otherPlanRunning,
  planUnknown,
  priceChanged,
  purchaseUnknown,
} from '@yabot/contracts';
import { type QueryContext, query, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { inTheWay } from '../rules/plans.ts';
import { purchases } from '../tables/purchases.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const checkPurchase = query(CheckPurchase, {
  answer: async ({ userId, invoicePayload, stars }, { load, resources }: QueryContext<Resources>) => {
    const { plans } = resources.definitions;
    const purchase = await load(purchases.ref(invoicePayload));
    if (purchase?.paidBy !== userId || purchase.state !== 'offered' || purchase.price !== stars)
      return refuse(purchaseUnknown);
    const plan = plans.get(purchase.planId);
    const price = plan?.price.stars;
    if (!plan || price === undefined) return refuse(planUnknown);
    if (price !== stars) return refuse(priceChanged, { stars: price });
    const running = inTheWay(await load(subscriptions.ref(purchase.userId)), plan, plans);
    return running ? refuse(otherPlanRunning, running) : { purchaseId: purchase.purchaseId };
  },
});
