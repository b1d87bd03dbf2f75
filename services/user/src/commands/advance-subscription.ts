import {
  AccessChanged,
  AdvanceSubscription,
  SubscriptionExpired,
  SubscriptionExpiring,
} from '@yabot/contracts';
import { accept, command, type Decision, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { nextReview } from '../extending.ts';
import { isAhead } from '../rules/ahead.ts';
import type { Subscription } from '../rules/subscription.ts';
import { dueStep, ended, inGrace, remindedOf } from '../rules/subscription-steps.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const advanceSubscription = command(AdvanceSubscription, {
  store: 'sql',
  reads: ({ data }) => ({ before: subscriptions.ref(data.userId) }),
  decide: ({ data }, { before }, { now, resources }: DecisionContext<Resources>) => {
    if (!before || isAhead(data.at, now)) return accept({});
    return accept({}, advance(before, data, resources.definitions.reminders, now));
  },
});

function advance(
  before: Subscription,
  { at, runId }: { at: string; runId: string },
  reminders: readonly number[],
  now: Date,
): Decision {
  const { userId, planId, until, graceUntil: accessUntil } = before;
  const due = dueStep(before, reminders, at);
  switch (due.step) {
    case 'nothing':
      return {};
    case 'remind': {
      const after = remindedOf(before, due.daysLeft, reminders, at);
      const told = SubscriptionExpiring.of({ userId, planId, until, daysLeft: due.daysLeft, accessUntil });
      return { save: [subscriptions.put(after)], emit: [told], send: nextReview(after) };
    }
    case 'grace': {
      const after = inGrace(before);
      const told = SubscriptionExpiring.of({ userId, planId, until, daysLeft: 0, accessUntil });
      return { save: [subscriptions.put(after)], emit: [told], send: nextReview(after) };
    }
    case 'end':
      return {
        save: [subscriptions.put(ended(before, runId, now))],
        emit: [SubscriptionExpired.of({ userId, planId, reason: 'ended' }), AccessChanged.of({ userId })],
      };
    default:
      return due satisfies never;
  }
}
