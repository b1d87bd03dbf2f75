import { z } from 'zod';

/** Whole days that a subscription becomes longer by: of 24 hours each. */
export const subscriptionDays = z.int().min(1).max(3_660);

/** What a subscription is in. Somebody has VIP in all of them but the last. */
export const subscriptionState = z.enum(['trial', 'active', 'cancelled', 'grace', 'expired']);

/** @see subscriptionState */
export type SubscriptionState = z.infer<typeof subscriptionState>;
