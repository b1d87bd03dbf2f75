import {
  AccessChanged,
  ReviewSubscriptions,
  type SentCommand,
  SubscriptionRenewed,
  SubscriptionStarted,
} from '@yabot/contracts';
import type { Decision } from '@yabot/service-kit';
import { type Extension, extended, isRunning, type Subscription, type Terms } from './rules/subscription.ts';
import { periods } from './tables/periods.ts';
import { subscriptions } from './tables/subscriptions.ts';

/** An extension with its cause, and who paid for it when it was not the user. */
export interface Order extends Extension {
  readonly cause: string;
  readonly giftFrom?: string | undefined;
}

/** The subscription becomes longer, once for the cause, and others are told. */
export function extend(
  before: Subscription | undefined,
  order: Order,
  terms: Terms,
  now: Date,
): Decision & { readonly until: string } {
  const { userId, days, source, cause, giftFrom } = order;
  const after = extended(before, order, terms, now);
  const { planId, until } = after;
  const told = { userId, planId, until, source, ...(giftFrom ? { giftFrom } : {}) };
  const period = { cause, userId, planId, days, source, until, givenAt: now.toISOString(), takenBack: false };
  return {
    until,
    save: [subscriptions.put(after), periods.insert(period)],
    emit: [
      isRunning(before) ? SubscriptionRenewed.of(told) : SubscriptionStarted.of(told),
      ...(isRunning(before) && before.planId === planId ? [] : [AccessChanged.of({ userId })]),
    ],
    send: nextReview(after),
  };
}

/** One review for all subscriptions of which something is due at the same moment. */
export function nextReview({ nextAt }: Subscription): SentCommand[] {
  if (nextAt === null) return [];
  return [ReviewSubscriptions.of({ at: nextAt }, { key: nextAt, at: new Date(nextAt) })];
}
