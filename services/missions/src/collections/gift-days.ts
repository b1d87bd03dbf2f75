import { collection } from '@yabot/service-kit';
import type { GiftDay } from '../rules/gift/days.ts';

/** One document a day: its seed, which leaves this database only when it is revealed. */
export const giftDays = collection<GiftDay>('gift_days', {
  key: 'day',
  fields: { seed: String, commitment: String, committedAt: String, revealedAt: String },
  indexes: [{ fields: { revealedAt: 1 } }],
});

const AT_ONCE = 100;

/** The days whose seeds are not revealed yet, from the first. The same for all claims of a batch. */
export const unrevealedDays = giftDays.where({ revealedAt: null }, { sort: { day: 1 }, limit: AT_ONCE });

/** The latest days before one, or of all; from the latest. */
export const latestDays = (before: string | undefined, limit: number) =>
  giftDays.where(before === undefined ? {} : { day: { $lt: before } }, { sort: { day: -1 }, limit });
