import { GiftProof, giftUnknown } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { giftDays } from '../collections/gift-days.ts';
import { giftRecords } from '../collections/gift-records.ts';
import { gifts } from '../collections/gifts.ts';
import { giftRecordId } from '../rules/gift/claim.ts';
import { seedOf } from '../rules/gift/days.ts';

export const giftProof = query(GiftProof, {
  answer: async ({ userId, number }, { load }) => {
    const wanted = number ?? (await load(gifts.ref(userId)))?.gift.number;
    const record = wanted && (await load(giftRecords.ref(giftRecordId(userId, wanted))));
    if (!record) return refuse(giftUnknown);
    const { gift, prizes, bonuses, committedAt } = record;
    return {
      userId,
      number: gift.number,
      claimedAt: gift.claimedAt,
      day: gift.day,
      commitment: gift.commitment,
      committedAt,
      seed: seedOf(await load(giftDays.ref(gift.day))),
      prizes: [...prizes],
      bonuses: [...bonuses],
      streak: gift.streak,
      prizeId: gift.prize.prizeId,
      bonus: gift.bonus,
    };
  },
});
