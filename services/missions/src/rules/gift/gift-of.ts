import { streakBonusOf } from '@yabot/content';
import type { GiftOdds } from '../games.ts';
import { type LastGift, nextGiftAt, streakAt, streakEndsAt } from './claim.ts';

/** What a user is shown of the daily gift. */
export function giftOf(known: LastGift | undefined, { prizes, bonuses }: GiftOdds, now: Date) {
  const last = known?.gift;
  const nextAt = last && nextGiftAt(last);
  const ready = !nextAt || now >= nextAt;
  const streak = streakAt(last, now);
  const total = prizes.reduce((sum, { weight }) => sum + weight, 0);
  return {
    ready,
    nextAt: ready ? null : nextAt.toISOString(),
    streak,
    streakUntil: last && streak > 0 ? streakEndsAt(last).toISOString() : null,
    nextBonus: streakBonusOf(bonuses, streak + 1),
    last: last ?? null,
    prizes: prizes.map((prize) => ({ ...prize, chance: prize.weight / total })),
    bonuses: [...bonuses],
  };
}
