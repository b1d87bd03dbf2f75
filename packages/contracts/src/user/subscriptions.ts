import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { cause, contentId, instant, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { personErased } from './people-refusals.ts';
import { notAllowed, userUnknown } from './refusals.ts';
import {
  alreadySubscribed,
  causeUsed,
  noSubscription,
  otherPlanRunning,
  planUnknown,
  trialUsed,
} from './subscription-refusals.ts';
import { subscriptionDays } from './subscription-values.ts';

const SAMPLE_ADMIN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6e';
const SAMPLE_RUN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c80';
const UNTIL = '2026-12-21T12:00:00.000Z';
const done = z.object({});
const ends = z.object({ until: instant });

/** Gives a user VIP days, once per cause: the subscription they have becomes longer, or one without a plan starts. */
export const GrantVipDays = defineCommand({
  owner: 'user',
  name: 'grant-vip-days',
  summary: 'Gives a user VIP days, once per cause',
  data: z.object({ userId, days: subscriptionDays, cause }),
  entity: (data) => data.userId,
  result: ends,
  refusals: [causeUsed, personErased],
  sample: { userId: SAMPLE_USER, days: 3, cause: `mission:ten-reactions:1:${SAMPLE_USER}` },
  sampleResult: { until: UNTIL },
});

/** Gives a user a period of a plan. Only an owner or administrator may. */
export const GiveSubscription = defineCommand({
  owner: 'user',
  name: 'give-subscription',
  summary: 'Gives a user a period of a plan',
  data: z.object({ userId, planId: contentId, by: userId }),
  entity: (data) => data.userId,
  result: ends,
  refusals: [userUnknown, notAllowed, planUnknown, otherPlanRunning],
  sample: { userId: SAMPLE_USER, planId: 'vip-month', by: SAMPLE_ADMIN },
  sampleResult: { until: UNTIL },
});

/** Starts the trial of a plan: once per user, for somebody who has no subscription. */
export const StartTrial = defineCommand({
  owner: 'user',
  name: 'start-trial',
  summary: 'Starts the trial of a plan, once per user',
  data: z.object({ userId, planId: contentId }),
  entity: (data) => data.userId,
  result: ends,
  refusals: [userUnknown, planUnknown, trialUsed, alreadySubscribed],
  sample: { userId: SAMPLE_USER, planId: 'vip-month' },
  sampleResult: { until: '2026-11-24T12:00:00.000Z' },
});

/** Ends a subscription at the end of what is paid for: no reminders and no grace. */
export const CancelSubscription = defineCommand({
  owner: 'user',
  name: 'cancel-subscription',
  summary: 'Lets a subscription run to its end and no longer',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: ends,
  refusals: [noSubscription],
  sample: { userId: SAMPLE_USER },
  sampleResult: { until: UNTIL },
});

/** Due when something of a subscription is: a reminder, the grace, the end. Also the sweep of what a schedule missed. */
export const ReviewSubscriptions = defineCommand({
  owner: 'user',
  name: 'review-subscriptions',
  summary: 'Finds the subscriptions of which something is due, and stops where too many would end',
  internal: true,
  scheduled: true,
  data: z.object({ at: instant }),
  entity: () => 'subscriptions',
  result: z.object({ due: z.int().nonnegative(), stopped: z.boolean() }),
  sample: { at: UNTIL },
  sampleResult: { due: 0, stopped: false },
});

/** Does what is due of one subscription; nothing when it was changed since. */
export const AdvanceSubscription = defineCommand({
  owner: 'user',
  name: 'advance-subscription',
  summary: 'Reminds, begins the grace or ends a subscription, whatever is due',
  internal: true,
  data: z.object({ userId, at: instant, runId: z.uuid() }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER, at: UNTIL, runId: SAMPLE_RUN },
  sampleResult: {},
});

/** Undoes the end of a subscription by an expiry run: it runs again, at least until a moment. */
export const RestoreSubscription = defineCommand({
  owner: 'user',
  name: 'restore-subscription',
  summary: 'Lets a subscription run again that an expiry run has ended',
  internal: true,
  data: z.object({ userId, runId: z.uuid(), until: instant }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER, runId: SAMPLE_RUN, until: UNTIL },
  sampleResult: {},
});
