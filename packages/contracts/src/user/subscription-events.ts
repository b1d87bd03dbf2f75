import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { contentId, instant, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';

/** The plan of a subscription; null for one that was given without a plan. */
const planId = contentId.nullable();
const UNTIL = '2026-12-21T12:00:00.000Z';
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
