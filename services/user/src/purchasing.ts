import {
  type BeginPurchase,
  ExtendSubscription,
  otherPlanRunning,
  planUnknown,
  userUnknown,
} from '@yabot/contracts';
import { type Refused, refuse } from '@yabot/service-kit';
import type { Definitions } from './rules/definitions.ts';
import { inTheWay } from './rules/plans.ts';
import type { Profile } from './rules/profile.ts';
import { begun, type Purchase, purchaseOf } from './rules/purchase.ts';
import type { Subscription } from './rules/subscription.ts';
import { profiles } from './tables/profiles.ts';
import { purchases } from './tables/purchases.ts';
import { subscriptions } from './tables/subscriptions.ts';

type Wanted = typeof BeginPurchase.sample;
type Code = 'user-unknown' | 'plan-unknown' | 'other-plan-running';

/** Whose subscription a purchase is for. */
export const receiverOf = ({ userId, giftTo }: Wanted): string => giftTo ?? userId;

/** What a purchase looks at. */
export const readsOf = (wanted: Wanted) => ({
  profile: profiles.ref(receiverOf(wanted)),
  before: subscriptions.ref(receiverOf(wanted)),
});

/** A purchase that begins, or why it cannot. */
export function beginning(
  wanted: Wanted,
  money: Purchase['money'],
  { profile, before }: { profile: Profile | undefined; before: Subscription | undefined },
  { definitions, purchaseId, now }: { definitions: Definitions; purchaseId: string; now: Date },
): Purchase | Refused<Code> {
  if (!profile) return refuse(userUnknown);
  const plan = definitions.plans.get(wanted.planId);
  const userId = receiverOf(wanted);
  const purchase = plan && begun(plan, { paidBy: wanted.userId, userId, money }, purchaseId, now);
  if (!plan || !purchase) return refuse(planUnknown);
  const running = inTheWay(before, plan, definitions.plans);
  return running ? refuse(otherPlanRunning, running) : purchase;
}

/** What a purchase that is paid makes longer. */
export function extending({ purchaseId, paidBy, userId, planId, days, graceDays, money }: Purchase) {
  return ExtendSubscription.of(
    { userId, planId, days, graceDays, source: money, purchaseId, paidBy },
    { key: purchaseId },
  );
}

/** The purchase whose besitos a cause takes, if any: most are spent on something else. */
export function refOfPurchase(cause: string) {
  const purchaseId = purchaseOf(cause);
  return purchaseId === undefined ? [] : [purchases.ref(purchaseId)];
}
