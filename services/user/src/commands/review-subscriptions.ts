import { AdvanceSubscription, ReviewSubscriptions } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { countedSince, passage } from '../expiry.ts';
import { isAhead } from '../rules/ahead.ts';
import { endsBy } from '../rules/subscription-steps.ts';
import { gates } from '../tables/gates.ts';
import { runningCounts, subscriptionsDue, subscriptionsEndedAfter } from '../tables/subscriptions.ts';

export const reviewSubscriptions = command(ReviewSubscriptions, {
  store: 'sql',
  reads: ({ data: { at } }) => ({
    due: subscriptionsDue(at),
    ended: subscriptionsEndedAfter(countedSince(at)),
    running: runningCounts(),
    gate: gates.ref('subscriptions'),
  }),
  decide: (
    { data: { at } },
    { due, ended, running, gate },
    { now, newId, resources }: DecisionContext<Resources>,
  ) => {
    if (isAhead(at, now)) return accept({ due: 0, stopped: false });
    const runId = newId();
    const losses = {
      due: due.filter((each) => endsBy(each, at)).map(({ graceUntil }) => graceUntil),
      recent: ended.map(({ graceUntil }) => graceUntil),
      inside: running.reduce((sum, counted) => sum + (counted?.users ?? 0), 0),
    };
    const { removals } = resources.definitions;
    const { passes, save, emit } = passage('subscriptions', gate, losses, { removals, at, runId });
    const send = passes
      ? due.map(({ userId }) => AdvanceSubscription.of({ userId, at, runId }, { key: `${runId}:${userId}` }))
      : [];
    return accept({ due: due.length, stopped: !passes }, { save, emit, send });
  },
});
