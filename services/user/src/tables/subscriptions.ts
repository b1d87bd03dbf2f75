import type { SubscriptionState } from '@yabot/contracts';
import { type Lookup, type QueryContext, sqlTable } from '@yabot/service-kit';
import type { Subscription } from '../rules/subscription.ts';
import { runsIn } from './runs.ts';

export const subscriptions = sqlTable<Subscription>('subscriptions', {
  key: 'userId',
  columns: {
    userId: 'text',
    planId: 'text',
    state: 'text',
    since: 'text',
    until: 'text',
    graceUntil: 'text',
    trialUsed: 'boolean',
    reminded: 'integer',
    nextAt: 'text',
    endedAt: 'text',
    endedBy: 'text',
  },
});

/** How many subscriptions are in each state: a view. */
export const subscriptionCounts = sqlTable<{ state: SubscriptionState; users: number }>(
  'subscription_counts',
  { key: 'state', columns: { state: 'text', users: 'integer' } },
);

const RUNNING: readonly SubscriptionState[] = ['trial', 'active', 'cancelled', 'grace'];
export const runningCounts = () => RUNNING.map((state) => subscriptionCounts.ref(state));

const AT_ONCE = 500;

/** Subscriptions of which something was due by a moment, the first due first. */
export const subscriptionsDue = (moment: string): Lookup<Subscription> =>
  subscriptions.lookup((database) =>
    database('subscriptions').where('next_at', '<=', moment).orderBy('next_at').limit(AT_ONCE),
  );

/** Subscriptions that expiry runs have ended after a moment. */
export const subscriptionsEndedAfter = (moment: string): Lookup<Subscription> =>
  subscriptions.lookup((database) =>
    database('subscriptions')
      .where('ended_at', '>', moment)
      .whereNotNull('ended_by')
      .orderBy('ended_at')
      .limit(AT_ONCE),
  );

/** Subscriptions that one expiry run has ended and that do not run again. */
export const subscriptionsEndedBy = (runId: string): Lookup<Subscription> =>
  subscriptions.lookup((database) => database('subscriptions').where('ended_by', runId).limit(AT_ONCE));

/** Those whose subscriptions would end by a moment, the first first. */
export async function usersToEnd(
  database: QueryContext['sql'],
  moment: string,
  limit: number,
): Promise<string[]> {
  const rows = await database('subscriptions')
    .select('user_id')
    .where('next_at', '<=', moment)
    .where('grace_until', '<=', moment)
    .orderBy('next_at')
    .limit(limit);
  return rows.map((row) => String(row.user_id));
}

/** How many subscriptions run. */
export async function countRunning(database: QueryContext['sql']): Promise<number> {
  const [row] = await database('subscription_counts').whereIn('state', RUNNING).sum({ users: 'users' });
  return Number(row?.users ?? 0);
}

/** The runs that have ended subscriptions which do not run again. */
export const endingRuns = runsIn('subscriptions', { run: 'ended_by', at: 'ended_at' });
