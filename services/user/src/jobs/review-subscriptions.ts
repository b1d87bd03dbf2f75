import { ReviewSubscriptions } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 5_000;

/** Catches what is due of subscriptions and whose schedule was lost or came too early, or while the service was down. */
export const reviewingSubscriptions = job({
  name: 'review-subscriptions',
  every: EVERY_MS,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return ReviewSubscriptions.of({ at }, { key: `sweep:${at}` });
  },
});
