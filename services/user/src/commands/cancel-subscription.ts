import { CancelSubscription, noSubscription, SubscriptionCancelled } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { nextReview } from '../extending.ts';
import { isRunning } from '../rules/subscription.ts';
import { cancelled } from '../rules/subscription-steps.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const cancelSubscription = command(CancelSubscription, {
  store: 'sql',
  reads: ({ data }) => ({ before: subscriptions.ref(data.userId) }),
  decide: ({ data: { userId } }, { before }) => {
    if (!isRunning(before)) return refuse(noSubscription);
    const { planId, until, state } = before;
    if (state === 'cancelled') return accept({ until });
    const after = cancelled(before);
    return accept(
      { until },
      {
        save: [subscriptions.put(after)],
        emit: [SubscriptionCancelled.of({ userId, planId, until })],
        send: nextReview(after),
      },
    );
  },
});
