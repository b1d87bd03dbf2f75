import type { Plan } from '@yabot/content';

/** A period of a plan that somebody wants to pay for, or has. */
export interface Purchase {
  readonly purchaseId: string;
  readonly paidBy: string;
  /** Whose subscription it is for: of who pays, unless it is a gift. */
  readonly userId: string;
  readonly planId: string;
  readonly days: number;
  readonly graceDays: number;
  readonly money: 'stars' | 'besitos';
  readonly price: number;
  /** `undone` when its money goes back because the period could not begin. */
  readonly state: 'offered' | 'pending' | 'paid' | 'refused' | 'undone' | 'refunded';
  /** Of the payment in Stars. */
  readonly chargeId: string | null;
  readonly begunAt: string;
}

/** Stars that Telegram has taken: once per charge. */
export interface Payment {
  readonly chargeId: string;
  readonly userId: string;
  /** Null for Stars that came for nothing that is sold. */
  readonly purchaseId: string | null;
  readonly stars: number;
  readonly state: 'taken' | 'refunding' | 'refunded' | 'refund-failed';
  readonly paidAt: string;
}

const CAUSE = 'subscription:';

/** The cause with which the besitos of a purchase are taken. */
export const debitCause = (purchaseId: string) => `${CAUSE}${purchaseId}`;

/** The purchase whose besitos a cause takes; undefined when it is another's. */
export const purchaseOf = (cause: string): string | undefined =>
  cause.startsWith(CAUSE) ? cause.slice(CAUSE.length) : undefined;

/** The cause with which a purchase makes a subscription longer. */
export const periodCause = (purchaseId: string) => `purchase:${purchaseId}`;

/** What a plan costs in a money; undefined when it is not sold in it. */
export function begun(
  plan: Plan,
  { paidBy, userId, money }: Pick<Purchase, 'paidBy' | 'userId' | 'money'>,
  purchaseId: string,
  now: Date,
): Purchase | undefined {
  const price = plan.price[money];
  if (price === undefined) return undefined;
  const { id: planId, days, graceDays = 0 } = plan;
  const state = money === 'stars' ? 'offered' : 'pending';
  const begunAt = now.toISOString();
  return {
    purchaseId,
    paidBy,
    userId,
    planId,
    days,
    graceDays,
    money,
    price,
    state,
    chargeId: null,
    begunAt,
  };
}

/** Whether Stars pay for exactly what was offered to who pays. */
export function isPaidBy(purchase: Purchase | undefined, payer: string, stars: number): purchase is Purchase {
  return purchase?.state === 'offered' && purchase.paidBy === payer && purchase.price === stars;
}
