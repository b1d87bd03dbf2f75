import { ExtendSubscription, otherPlanRunning, UndoPurchase } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { extend } from '../extending.ts';
import { inTheWay } from '../rules/plans.ts';
import { periodCause } from '../rules/purchase.ts';
import { periods } from '../tables/periods.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const extendSubscription = command(ExtendSubscription, {
  store: 'sql',
  reads: ({ data }) => ({
    before: subscriptions.ref(data.userId),
    earlier: periods.ref(periodCause(data.purchaseId)),
  }),
  decide: ({ data }, { before, earlier }, { now, resources }: DecisionContext<Resources>) => {
    if (earlier) return accept({});
    const { userId, purchaseId, paidBy, graceDays } = data;
    const { plans, reminders } = resources.definitions;
    const plan = plans.get(data.planId);
    const running = plan && inTheWay(before, plan, plans);
    if (running) {
      const { code } = otherPlanRunning;
      const undo = UndoPurchase.of({ userId: paidBy, purchaseId, code }, { key: purchaseId });
      return refuse(otherPlanRunning, running, { send: [undo] });
    }
    const giftFrom = paidBy === userId ? undefined : paidBy;
    const order = { ...data, giftFrom, cause: periodCause(purchaseId) };
    const { until: _, ...decision } = extend(before, order, { reminders, graceDays }, now);
    return accept({}, decision);
  },
});
