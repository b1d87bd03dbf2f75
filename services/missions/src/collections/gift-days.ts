import { collection, type QueryContext } from '@yabot/service-kit';
import type { GiftDay } from '../rules/gift/days.ts';

/** One document a day: its seed, which leaves this database only when it is revealed. */
export const giftDays = collection<GiftDay>('gift_days', {
  key: 'day',
  fields: { seed: String, commitment: String, committedAt: String, revealedAt: String },
});

const AT_ONCE = 100;

/** The days whose seeds are not revealed yet, from the first. The same for all claims of a batch. */
export const unrevealedDays = giftDays.lookup((all, session) =>
  all.find({ revealedAt: null }, { session, sort: { _id: 1 }, limit: AT_ONCE }).toArray(),
);

/** The latest days before one, or of all; from the latest. */
export async function latestDays(
  { mongo }: Pick<QueryContext, 'mongo'>,
  before: string | undefined,
  limit: number,
): Promise<GiftDay[]> {
  const found = await mongo
    .db!.collection<{ _id: string } & Record<string, unknown>>(giftDays.name)
    .find(before === undefined ? {} : { _id: { $lt: before } }, { sort: { _id: -1 }, limit })
    .toArray();
  return found.map(giftDays.fromStored);
}
