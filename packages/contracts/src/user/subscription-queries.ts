import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { besitosAmount, contentId, instant, localizedText, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { otherPlanRunning, planUnknown, priceChanged, purchaseUnknown } from './subscription-refusals.ts';
import {
  chargeId,
  expiryKind,
  purchaseId,
  stars,
  subscriptionDays,
  subscriptionState,
} from './subscription-values.ts';

const SAMPLE_PURCHASE = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c81';

/** The subscription of a user, and what they can have. */
export const SubscriptionOf = defineQuery({
  owner: 'user',
  name: 'subscription-of',
  summary: 'The subscription of a user, and the plans there are',
  data: z.object({ userId }),
  result: z.object({
    /** Null for somebody without VIP. */
    subscription: z
      .object({
        planId: contentId.nullable(),
        /** Null for one without a plan, or whose plan the content has no more. */
        title: localizedText.nullable(),
        state: subscriptionState,
        since: instant,
        until: instant,
        /** When access ends: later than `until` where the plan has a grace period. */
        accessUntil: instant,
      })
      .nullable(),
    plans: z.array(
      z.object({
        planId: contentId,
        title: localizedText,
        description: localizedText,
        days: subscriptionDays,
        /** Null where it is not sold in that money. */
        stars: stars.nullable(),
        besitos: besitosAmount.nullable(),
        /** How long a trial this user can have of it; null for none. */
        trialDays: subscriptionDays.nullable(),
        /** Whether the user can have it now: not while a plan runs that opens other things. */
        offered: z.boolean(),
      }),
    ),
  }),
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    subscription: {
      planId: 'vip-month',
      title: { es: 'Un mes de balcón', en: 'A month of balcony' },
      state: 'active',
      since: '2026-11-21T12:00:00.000Z',
      until: '2026-12-21T12:00:00.000Z',
      accessUntil: '2026-12-23T12:00:00.000Z',
    },
    plans: [
      {
        planId: 'vip-month',
        title: { es: 'Un mes de balcón', en: 'A month of balcony' },
        description: { es: 'Treinta días en la zona VIP', en: 'Thirty days in the VIP part' },
        days: 30,
        stars: 250,
        besitos: 3000,
        trialDays: null,
        offered: true,
      },
    ],
  },
});

/** Whether Telegram may take the Stars of an invoice: asked just before it does. */
export const CheckPurchase = defineQuery({
  owner: 'user',
  name: 'check-purchase',
  summary: 'Whether Telegram may take the Stars of an invoice',
  data: z.object({ userId, invoicePayload: z.string().max(128), stars }),
  result: z.object({ purchaseId }),
  refusals: [purchaseUnknown, planUnknown, priceChanged, otherPlanRunning],
  sample: { userId: SAMPLE_USER, invoicePayload: SAMPLE_PURCHASE, stars: 250 },
  sampleResult: { purchaseId: SAMPLE_PURCHASE },
});

/** Who would lose access by now, and whether that is stopped. */
export const ExpiryPreview = defineQuery({
  owner: 'user',
  name: 'expiry-preview',
  summary: 'Who would lose access by now, how many may, and whether that is stopped',
  data: z.object({ kind: expiryKind, limit: z.int().min(1).max(500) }),
  result: z.object({
    /** The run that was stopped; null when none is. */
    stopped: z
      .object({ runId: z.uuid(), at: instant, due: z.int().nonnegative(), inside: z.int().nonnegative() })
      .nullable(),
    /** How many may lose it within an hour. */
    limit: z.int().nonnegative(),
    /** Who would, as of the moment of the stopped run, or now. */
    users: z.array(userId),
  }),
  sample: { kind: 'subscriptions', limit: 50 },
  sampleResult: {
    stopped: {
      runId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c80',
      at: '2026-12-21T12:00:00.000Z',
      due: 40,
      inside: 100,
    },
    limit: 20,
    users: [SAMPLE_USER],
  },
});

/** What somebody has paid in Telegram Stars, the latest first: by its charge a payment is given back. */
export const PaymentsOf = defineQuery({
  owner: 'user',
  name: 'payments-of',
  summary: 'What somebody has paid in Telegram Stars, the latest first',
  data: z.object({ userId, limit: z.int().min(1).max(100) }),
  result: z.object({
    payments: z.array(
      z.object({
        chargeId,
        stars,
        state: z.enum(['taken', 'refunding', 'refunded', 'refund-failed']),
        paidAt: instant,
        /** What was bought; null for Stars that came for nothing that is sold. */
        planId: contentId.nullable(),
        /** Whose subscription it is for, when it was a gift. */
        giftTo: userId.nullable(),
      }),
    ),
  }),
  sample: { userId: SAMPLE_USER, limit: 20 },
  sampleResult: {
    payments: [
      {
        chargeId: 'stx1234567890',
        stars: 250,
        state: 'taken',
        paidAt: '2026-11-21T12:00:00.000Z',
        planId: 'vip-month',
        giftTo: null,
      },
    ],
  },
});
