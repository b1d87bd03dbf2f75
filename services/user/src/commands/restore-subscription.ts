import { AccessChanged, InviteAgain, RestoreSubscription, SubscriptionStarted } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { nextReview } from '../extending.ts';
import { restored } from '../rules/subscription-steps.ts';
import { membershipsOf } from '../tables/memberships.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const restoreSubscription = command(RestoreSubscription, {
  store: 'sql',
  reads: ({ data }) => ({ before: subscriptions.ref(data.userId), memberships: membershipsOf(data.userId) }),
  decide: (
    { data: { userId, runId, until: atLeast } },
    { before, memberships },
    { now, resources }: DecisionContext<Resources>,
  ) => {
    if (before?.endedBy !== runId) return accept({});
    const after = restored(before, atLeast, resources.definitions.reminders, now);
    const { planId, until } = after;
    const removed = memberships.filter(({ removedBy }) => removedBy === runId);
    const invited = removed.map(({ chatId, membershipId }) =>
      InviteAgain.of({ userId, chatId, runId }, { key: `${runId}:${membershipId}` }),
    );
    return accept(
      {},
      {
        save: [subscriptions.put(after)],
        emit: [
          SubscriptionStarted.of({ userId, planId, until, source: 'restored' }),
          AccessChanged.of({ userId }),
        ],
        send: [...nextReview(after), ...invited],
      },
    );
  },
});
