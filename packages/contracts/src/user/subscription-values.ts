import { z } from 'zod';

/** Whole days that a subscription becomes longer by: of 24 hours each. */
export const subscriptionDays = z.int().min(1).max(3_660);

/** What a subscription is in. Somebody has VIP in all of them but the last. */
export const subscriptionState = z.enum(['trial', 'active', 'cancelled', 'grace', 'expired']);

/** @see subscriptionState */
export type SubscriptionState = z.infer<typeof subscriptionState>;

/** Telegram Stars. */
export const stars = z.int().positive();
/** Our id of a purchase: what an invoice carries. */
export const purchaseId = z.uuid();
/** Telegram's id of a payment in Stars. */
export const chargeId = z.string().min(1).max(200);
/** What lost access in a run: subscriptions that ended, or people who were removed from chats. */
export const expiryKind = z.enum(['subscriptions', 'doors']);

/** @see expiryKind */
export type ExpiryKind = z.infer<typeof expiryKind>;
