import { collection } from '@yabot/service-kit';
import type { GiftRecord } from '../rules/gift/claim.ts';

/** One document a gift: what it was drawn from. */
export const giftRecords = collection<GiftRecord>('gift_records', {
  key: 'id',
  fields: { userId: String, gift: Object, prizes: Array, bonuses: Array, committedAt: String },
});
