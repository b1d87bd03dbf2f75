import { type Lookup, sqlTable } from '@yabot/service-kit';
import type { Payment, Purchase } from '../rules/purchase.ts';

export const purchases = sqlTable<Purchase>('purchases', {
  key: 'purchaseId',
  columns: {
    purchaseId: 'text',
    paidBy: 'text',
    userId: 'text',
    planId: 'text',
    days: 'integer',
    graceDays: 'integer',
    money: 'text',
    price: 'integer',
    state: 'text',
    chargeId: 'text',
    begunAt: 'text',
  },
});

/** Stars that Telegram has taken: each charge once. */
export const payments = sqlTable<Payment>('payments', {
  key: 'chargeId',
  columns: {
    chargeId: 'text',
    userId: 'text',
    purchaseId: 'text',
    stars: 'integer',
    state: 'text',
    paidAt: 'text',
  },
});

/** Payments of somebody whose Stars are on their way back. */
export const refundsUnderWay = (userId: string): Lookup<Payment> =>
  payments.lookup((database) => database('payments').where({ user_id: userId, state: 'refunding' }));

/** What a charge has paid. */
export const purchaseOfCharge = (chargeId: string): Lookup<Purchase> =>
  purchases.lookup((database) => database('purchases').where({ charge_id: chargeId }));

/** What has paid a purchase. */
export const paymentOf = (purchaseId: string): Lookup<Payment> =>
  payments.lookup((database) => database('payments').where({ purchase_id: purchaseId }));
