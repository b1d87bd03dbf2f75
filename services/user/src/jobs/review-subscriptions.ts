import { ReviewSubscriptions } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** Catches what is due of subscriptions and whose schedule was lost or came too early, or while the service was down. */
export const reviewingSubscriptions = sweep({
  name: 'review-subscriptions',
  every: 5_000,
  command: (at) => ReviewSubscriptions.of({ at }, { key: `sweep:${at}` }),
});
