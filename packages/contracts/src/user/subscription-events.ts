import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { contentId, instant, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';

/** The plan of a subscription; null for one that was given without a plan. */
const planId = contentId.nullable();
const UNTIL = '2026-12-21T12:00:00.000Z';
const SAMPLE_RUN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c80';
/** Where the time comes from: `trial`, `stars`, `besitos`, `given` or `reward`; `restored` when an end was undone. */
const source = contentId;
/** Who paid for it, when it was not the user. */
const giftFrom = userId.optional();

/** A user has VIP who had not. */
export const SubscriptionStarted = defineEvent({
  owner: 'user',
  name: 'subscription-started',
  summary: 'A user has VIP who had not',
  data: z.object({ userId, planId, until: instant, source, giftFrom }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, planId: 'vip-month', until: UNTIL, source: 'stars' },
});

/** The subscription of a user runs longer. */
export const SubscriptionRenewed = defineEvent({
  owner: 'user',
  name: 'subscription-renewed',
  summary: 'The subscription of a user runs longer',
  data: z.object({ userId, planId, until: instant, source, giftFrom }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, planId: 'vip-month', until: '2027-01-20T12:00:00.000Z', source: 'besitos' },
});

/** A user does not want their subscription to go on after its end. */
export const SubscriptionCancelled = defineEvent({
  owner: 'user',
  name: 'subscription-cancelled',
  summary: 'A subscription runs to its end and no longer',
  data: z.object({ userId, planId, until: instant }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, planId: 'vip-month', until: UNTIL },
});

/** A reminder: a subscription ends soon, or has ended and its grace runs. */
export const SubscriptionExpiring = defineEvent({
  owner: 'user',
  name: 'subscription-expiring',
  summary: 'A subscription ends soon, or is in its grace period',
  data: z.object({
    userId,
    planId,
    until: instant,
    /** Days before the end; 0 once the grace runs. */
    daysLeft: z.int().nonnegative(),
    /** When access ends: later than `until` where the plan has a grace period. */
    accessUntil: instant,
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, planId: 'vip-month', until: UNTIL, daysLeft: 3, accessUntil: UNTIL },
});

/** A user has VIP no more. */
export const SubscriptionExpired = defineEvent({
  owner: 'user',
  name: 'subscription-expired',
  summary: 'A user has VIP no more',
  data: z.object({
    userId,
    planId,
    /** `ended`, or `refunded` when what was paid for it was given back. */
    reason: contentId,
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, planId: 'vip-month', reason: 'ended' },
});

/** More would lose access at once than the content allows: nothing was done, and an administrator has to look at it. */
export const ExpiryStopped = defineEvent({
  owner: 'user',
  name: 'expiry-stopped',
  summary: 'More would lose access at once than the content allows, so nothing was done',
  data: z.object({
    runId: z.uuid(),
    /** `subscriptions` that would end, or `doors` through which people would be removed. */
    kind: z.enum(['subscriptions', 'doors']),
    /** How many would lose it, of how many, and how many may. */
    due: z.int().nonnegative(),
    inside: z.int().nonnegative(),
    limit: z.int().nonnegative(),
  }),
  entity: (data) => data.kind,
  sample: { runId: SAMPLE_RUN, kind: 'subscriptions', due: 40, inside: 100, limit: 20 },
});

/** A stopped expiry run is none any more: let go by an administrator, or there was nothing to it, such as a wrong clock. */
export const ExpiryResumed = defineEvent({
  owner: 'user',
  name: 'expiry-resumed',
  summary: 'A stopped expiry run was let go, or there was nothing to it',
  data: z.object({
    runId: z.uuid(),
    kind: z.enum(['subscriptions', 'doors']),
    /** Who let it go; null when it passed by itself. */
    by: userId.nullable(),
  }),
  entity: (data) => data.kind,
  sample: { runId: SAMPLE_RUN, kind: 'subscriptions', by: null },
});
