import { AccessChanged, SubscriptionExpired, TakeBackSubscription } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { nextReview } from '../extending.ts';
import { periodCause } from '../rules/purchase.ts';
import { isRunning } from '../rules/subscription.ts';
import { shortened } from '../rules/subscription-steps.ts';
import { periods } from '../tables/periods.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const takeBackSubscription = command(TakeBackSubscription, {
  store: 'sql',
  reads: ({ data }) => ({
    before: subscriptions.ref(data.userId),
    period: periods.ref(periodCause(data.purchaseId)),
  }),
  decide: ({ data: { userId } }, { before, period }, { now, resources }: DecisionContext<Resources>) => {
    if (!period || period.takenBack) return accept({});
    const taken = periods.put({ ...period, takenBack: true });
    if (!isRunning(before)) return accept({}, { save: [taken] });
    const after = shortened(before, period.days, resources.definitions.reminders, now);
    const isOver = !isRunning(after);
    const { planId } = before;
    return accept(
      {},
      {
        save: [taken, subscriptions.put(after)],
        emit: isOver
          ? [SubscriptionExpired.of({ userId, planId, reason: 'refunded' }), AccessChanged.of({ userId })]
          : [],
        send: nextReview(after),
      },
    );
  },
});
