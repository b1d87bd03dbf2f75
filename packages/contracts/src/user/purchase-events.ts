import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { contentId, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { purchaseId, stars } from './subscription-values.ts';

const SAMPLE_PURCHASE = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c81';

/** Somebody has paid for a plan with Telegram Stars. */
export const PaymentRecorded = defineEvent({
  owner: 'user',
  name: 'payment-recorded',
  summary: 'Somebody has paid for a plan with Telegram Stars',
  data: z.object({ userId, purchaseId, planId: contentId, stars, giftTo: userId.optional() }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, purchaseId: SAMPLE_PURCHASE, planId: 'vip-month', stars: 250 },
});

/** Somebody has their Stars back. */
export const PaymentRefunded = defineEvent({
  owner: 'user',
  name: 'payment-refunded',
  summary: 'Somebody has their Stars back',
  data: z.object({ userId, stars, planId: contentId.nullable() }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, stars: 250, planId: 'vip-month' },
});

/** Somebody cannot have what they wanted to buy: their money stays theirs, or goes back. */
export const PurchaseRefused = defineEvent({
  owner: 'user',
  name: 'purchase-refused',
  summary: 'Somebody cannot have the plan they wanted to buy; their money stays theirs, or goes back',
  data: z.object({ userId, purchaseId, planId: contentId, code: contentId }),
  entity: (data) => data.userId,
  sample: {
    userId: SAMPLE_USER,
    purchaseId: SAMPLE_PURCHASE,
    planId: 'vip-month',
    code: 'insufficient-besitos',
  },
});
