import { z } from 'zod';
import { defineRefusal } from '../definitions/refusal.ts';
import { contentId, instant } from '../values/index.ts';

/** The cause has given days before, to another user or of another number. */
export const causeUsed = defineRefusal({
  code: 'cause-used',
  status: 409,
  summary: 'The cause has given days before, to another user or of another number',
});
/** The content has no such plan, or does not sell it that way. */
export const planUnknown = defineRefusal({
  code: 'plan-unknown',
  status: 404,
  summary: 'The content has no such plan, or does not sell it that way',
});
/** Another plan, which opens other things, runs until a moment. */
export const otherPlanRunning = defineRefusal({
  code: 'other-plan-running',
  status: 409,
  summary: 'A plan that opens other things is still running',
  details: z.object({ planId: contentId, until: instant }),
});
/** There is no subscription that runs. */
export const noSubscription = defineRefusal({
  code: 'no-subscription',
  status: 409,
  summary: 'No subscription is running',
});
/** The plan has no trial, or the user has had one. */
export const trialUsed = defineRefusal({
  code: 'trial-used',
  status: 409,
  summary: 'The user has had a trial before',
});
/** A trial is for those who have no subscription. */
export const alreadySubscribed = defineRefusal({
  code: 'already-subscribed',
  status: 409,
  summary: 'A subscription is running already',
  details: z.object({ until: instant }),
});
/** There is no such purchase of this user, or it is paid already. */
export const purchaseUnknown = defineRefusal({
  code: 'purchase-unknown',
  status: 404,
  summary: 'There is no such purchase of this user, or it is paid already',
});
/** The plan costs something else now. */
export const priceChanged = defineRefusal({
  code: 'price-changed',
  status: 409,
  summary: 'The plan costs something else than when it was offered',
  details: z.object({ stars: z.int().positive() }),
});
/** No such payment, or its Stars are on their way back already. */
export const paymentUnknown = defineRefusal({
  code: 'payment-unknown',
  status: 404,
  summary: 'There is no such payment that could be given back',
});
/** No expiry run of this id is stopped, or has ended anything that still can be undone. */
export const runUnknown = defineRefusal({
  code: 'run-unknown',
  status: 404,
  summary: 'There is no such expiry run, or nothing left to do about it',
});
