import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { contentId, localizedText, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { personErased } from './people-refusals.ts';
import { notAllowed, userUnknown } from './refusals.ts';
import { otherPlanRunning, paymentUnknown, planUnknown } from './subscription-refusals.ts';
import { chargeId, purchaseId, stars, subscriptionDays } from './subscription-values.ts';

const SAMPLE_ADMIN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6e';
const SAMPLE_PURCHASE = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c81';
const SAMPLE_CHARGE = 'stx1234567890';
const done = z.object({});
/** Who pays, for which plan, and for whom when it is a gift. */
const wanted = z.object({ userId, planId: contentId, giftTo: userId.optional() });
const refusals = [userUnknown, planUnknown, otherPlanRunning] as const;

/** Buys a period of a plan with besitos; it begins as soon as they are paid. */
export const BuySubscription = defineCommand({
  owner: 'user',
  name: 'buy-subscription',
  summary: 'Buys a period of a plan with besitos, for oneself or as a gift',
  data: wanted,
  entity: (data) => data.userId,
  result: z.object({ purchaseId }),
  refusals,
  sample: { userId: SAMPLE_USER, planId: 'vip-month' },
  sampleResult: { purchaseId: SAMPLE_PURCHASE },
});

/** Offers a period of a plan for Telegram Stars: what the invoice says. */
export const BeginPurchase = defineCommand({
  owner: 'user',
  name: 'begin-purchase',
  summary: 'Offers a period of a plan for Telegram Stars, for oneself or as a gift',
  data: wanted,
  entity: (data) => data.userId,
  result: z.object({ invoicePayload: purchaseId, title: localizedText, description: localizedText, stars }),
  refusals,
  sample: { userId: SAMPLE_USER, planId: 'vip-month' },
  sampleResult: {
    invoicePayload: SAMPLE_PURCHASE,
    title: { es: 'Un mes de balcón', en: 'A month of balcony' },
    description: { es: 'Treinta días en la zona VIP', en: 'Thirty days in the VIP part' },
    stars: 250,
  },
});

/** Takes note of Stars that Telegram has taken, once per charge: the period begins, or they go back when it cannot. */
export const RecordPayment = defineCommand({
  owner: 'user',
  name: 'record-payment',
  summary: 'Takes note of Stars that Telegram has taken, once per charge',
  data: z.object({
    userId,
    chargeId,
    /** As Telegram gives it back: of any text, when it is no invoice of ours. */
    invoicePayload: z.string().max(128),
    stars,
  }),
  entity: (data) => data.userId,
  result: z.object({
    /** False when the Stars go back, because nothing can be had for them. */
    taken: z.boolean(),
  }),
  sample: { userId: SAMPLE_USER, chargeId: SAMPLE_CHARGE, invoicePayload: SAMPLE_PURCHASE, stars: 250 },
  sampleResult: { taken: true },
});

/** Gives the Stars of a payment back and takes what they paid for. Only an owner or administrator may. */
export const RefundPayment = defineCommand({
  owner: 'user',
  name: 'refund-payment',
  summary: 'Gives the Stars of a payment back, and takes what they paid for',
  data: z.object({
    /** Who paid. */
    userId,
    chargeId,
    by: userId,
  }),
  entity: (data) => data.userId,
  result: done,
  refusals: [notAllowed, paymentUnknown],
  sample: { userId: SAMPLE_USER, chargeId: SAMPLE_CHARGE, by: SAMPLE_ADMIN },
  sampleResult: {},
});

/** The period that was paid for begins; when it cannot, the purchase is undone. */
export const ExtendSubscription = defineCommand({
  owner: 'user',
  name: 'extend-subscription',
  summary: 'Makes a subscription longer by what was paid for',
  internal: true,
  data: z.object({
    userId,
    planId: contentId,
    days: subscriptionDays,
    graceDays: z.int().nonnegative(),
    source: contentId,
    purchaseId,
    paidBy: userId,
  }),
  entity: (data) => data.userId,
  result: done,
  refusals: [otherPlanRunning, personErased],
  sample: {
    userId: SAMPLE_USER,
    planId: 'vip-month',
    days: 30,
    graceDays: 2,
    source: 'stars',
    purchaseId: SAMPLE_PURCHASE,
    paidBy: SAMPLE_USER,
  },
  sampleResult: {},
});

/** What was paid for cannot begin: whoever paid has their money back. */
export const UndoPurchase = defineCommand({
  owner: 'user',
  name: 'undo-purchase',
  summary: 'Gives the money of a purchase back whose period cannot begin',
  internal: true,
  data: z.object({ userId, purchaseId, code: contentId }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER, purchaseId: SAMPLE_PURCHASE, code: 'other-plan-running' },
  sampleResult: {},
});

/** What was paid for was given back: the subscription is shorter by it. */
export const TakeBackSubscription = defineCommand({
  owner: 'user',
  name: 'take-back-subscription',
  summary: 'Makes a subscription shorter by what was given back',
  internal: true,
  data: z.object({ userId, purchaseId }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER, purchaseId: SAMPLE_PURCHASE },
  sampleResult: {},
});
