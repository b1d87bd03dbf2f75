import { ExtendSubscription, otherPlanRunning, personErased, UndoPurchase } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { extend } from '../extending.ts';
import { inTheWay } from '../rules/plans.ts';
import { periodCause } from '../rules/purchase.ts';
import { erasures } from '../tables/erasures.ts';
import { periods } from '../tables/periods.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const extendSubscription = command(ExtendSubscription, {
  store: 'sql',
  reads: ({ data }) => ({
    before: subscriptions.ref(data.userId),
    earlier: periods.ref(periodCause(data.purchaseId)),
    erased: erasures.ref(data.userId),
  }),
  decide: ({ data }, { before, earlier, erased }, { now, resources }: DecisionContext<Resources>) => {
    if (earlier) return accept({});
    const { userId, purchaseId, paidBy, graceDays } = data;
    const { plans, reminders } = resources.definitions;
    const undo = (code: string) => ({
      send: [UndoPurchase.of({ userId: paidBy, purchaseId, code }, { key: purchaseId })],
    });
    if (erased) return refuse(personErased, {}, undo(personErased.code));
    const plan = plans.get(data.planId);
    const running = plan && inTheWay(before, plan, plans);
    if (running) return refuse(otherPlanRunning, running, undo(otherPlanRunning.code));
    const giftFrom = paidBy === userId ? undefined : paidBy;
    const order = { ...data, giftFrom, cause: periodCause(purchaseId) };
    const { until: _, ...decision } = extend(before, order, { reminders, graceDays }, now);
    return accept({}, decision);
  },
});
