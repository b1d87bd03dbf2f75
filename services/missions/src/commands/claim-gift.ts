import { isBanned, momentOf } from '@yabot/content';
import { ClaimGift, giftBanned, giftNone, giftNotReady } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import { unrevealedDays } from '../collections/gift-days.ts';
import { giftRecords } from '../collections/gift-records.ts';
import { gifts } from '../collections/gifts.ts';
import { progress } from '../collections/progress.ts';
import type { Definitions } from '../rules/definitions.ts';
import { claimGift as claim, nextGiftAt } from '../rules/gift/claim.ts';
import { seedInUse } from '../rules/gift/days.ts';

export const claimGift = command(ClaimGift, {
  reads: ({ data }) => ({
    known: gifts.ref(data.userId),
    user: progress.ref(data.userId),
    unrevealed: unrevealedDays,
  }),
  decide: (
    { data: { userId }, envelope },
    { known, user, unrevealed },
    { now, resources }: DecisionContext<Definitions>,
  ) => {
    // By two clocks: that of who asks and that of who gives must both be wrong for a gift that comes too early.
    const at = momentOf(envelope, now);
    if (user?.ban && isBanned(user.ban, at)) return refuse(giftBanned, { until: user.ban.until });
    if (!resources.gift) return refuse(giftNone);
    const day = seedInUse(unrevealed, at);
    if (!day) return refuse(giftNotReady);
    const claimed = claim(userId, known, resources.gift, day, at);
    switch (claimed.outcome) {
      case 'repeated':
        return accept(answer(claimed.gift, true));
      case 'given': {
        const { last, record, emit, send } = claimed;
        return accept(answer(last.gift, false), {
          save: [gifts.put(last), giftRecords.insert(record)],
          emit,
          send,
        });
      }
      default:
        return claimed satisfies never;
    }
  },
});

const answer = (gift: Parameters<typeof nextGiftAt>[0], alreadyClaimed: boolean) => ({
  alreadyClaimed,
  gift,
  nextAt: nextGiftAt(gift).toISOString(),
});
