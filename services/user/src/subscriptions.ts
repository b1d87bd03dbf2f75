import {
  AdvanceSubscription,
  Credit,
  Debit,
  ExpiryResumed,
  ExpiryStopped,
  ExtendSubscription,
  InviteAgain,
  PaymentRecorded,
  PaymentRefunded,
  PurchaseRefused,
  RefundStars,
  RestoreSubscription,
  ReviewSubscriptions,
  SubscriptionCancelled,
  SubscriptionExpired,
  SubscriptionExpiring,
  SubscriptionRenewed,
  SubscriptionStarted,
  TakeBackSubscription,
  UndoPurchase,
} from '@yabot/contracts';
import { advanceSubscription } from './commands/advance-subscription.ts';
import { beginPurchase } from './commands/begin-purchase.ts';
import { buySubscription } from './commands/buy-subscription.ts';
import { cancelSubscription } from './commands/cancel-subscription.ts';
import { extendSubscription } from './commands/extend-subscription.ts';
import { giveSubscription } from './commands/give-subscription.ts';
import { grantVipDays } from './commands/grant-vip-days.ts';
import { recordPayment } from './commands/record-payment.ts';
import { refundPayment } from './commands/refund-payment.ts';
import { releaseExpiry } from './commands/release-expiry.ts';
import { restoreSubscription } from './commands/restore-subscription.ts';
import { reviewSubscriptions } from './commands/review-subscriptions.ts';
import { startTrial } from './commands/start-trial.ts';
import { stopExpiry } from './commands/stop-expiry.ts';
import { takeBackSubscription } from './commands/take-back-subscription.ts';
import { undoExpiry } from './commands/undo-expiry.ts';
import { undoPurchase } from './commands/undo-purchase.ts';
import { reviewingSubscriptions } from './jobs/review-subscriptions.ts';
import { starsRefunded } from './on/gateway.stars-refunded.ts';
import { telegramRefused } from './on/gateway.telegram-refused.ts';
import { besitosSpent } from './on/wallet.besitos-spent.ts';
import { debitRejected } from './on/wallet.debit-rejected.ts';
import { checkPurchase } from './queries/check-purchase.ts';
import { expiryPreview } from './queries/expiry-preview.ts';
import { expiryRuns } from './queries/expiry-runs.ts';
import { paymentsOf } from './queries/payments-of.ts';
import { subscriptionOf } from './queries/subscription-of.ts';
import { gates } from './tables/gates.ts';
import { periods } from './tables/periods.ts';
import { payments, purchases } from './tables/purchases.ts';
import { subscriptionCounts, subscriptions } from './tables/subscriptions.ts';

/** The part of the service that is about subscriptions: what they cost, when they end, and how many at once. */
export const subscribing = {
  accepts: [
    grantVipDays,
    giveSubscription,
    startTrial,
    cancelSubscription,
    reviewSubscriptions,
    advanceSubscription,
    restoreSubscription,
    buySubscription,
    beginPurchase,
    recordPayment,
    refundPayment,
    extendSubscription,
    undoPurchase,
    takeBackSubscription,
    stopExpiry,
    releaseExpiry,
    undoExpiry,
  ],
  answers: [subscriptionOf, paymentsOf, checkPurchase, expiryPreview, expiryRuns],
  consumes: [besitosSpent, debitRejected, starsRefunded, telegramRefused],
  emits: [
    SubscriptionStarted,
    SubscriptionRenewed,
    SubscriptionCancelled,
    SubscriptionExpiring,
    SubscriptionExpired,
    ExpiryStopped,
    ExpiryResumed,
    PaymentRecorded,
    PaymentRefunded,
    PurchaseRefused,
  ],
  sends: [
    ReviewSubscriptions,
    AdvanceSubscription,
    RestoreSubscription,
    ExtendSubscription,
    UndoPurchase,
    TakeBackSubscription,
    InviteAgain,
    Debit,
    Credit,
    RefundStars,
  ],
  tables: [subscriptions, subscriptionCounts, periods, purchases, payments, gates],
  jobs: [reviewingSubscriptions],
} as const;
