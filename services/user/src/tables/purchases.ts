import { type Lookup, type QueryContext, sqlTable } from '@yabot/service-kit';
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

/** What somebody has paid in Stars, the latest first, each with what it was for. */
export async function paymentsOf(
  sql: QueryContext['sql'],
  userId: string,
  limit: number,
): Promise<{ payment: Payment; purchase: Purchase | undefined }[]> {
  const paid = (await sql('payments').where('user_id', userId).orderBy('paid_at', 'desc').limit(limit)).map(
    payments.fromStored,
  );
  const bought = (
    await sql('purchases').whereIn(
      'purchase_id',
      paid.flatMap(({ purchaseId }) => purchaseId ?? []),
    )
  ).map(purchases.fromStored);
  const byId = new Map(bought.map((purchase) => [purchase.purchaseId, purchase]));
  return paid.map((payment) => ({ payment, purchase: byId.get(payment.purchaseId ?? '') }));
}
