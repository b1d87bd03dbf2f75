import { drawPrize, streakBonusOf } from '@yabot/content';
import {
  type ClaimedGift,
  Credit,
  DailyGiftClaimed,
  type EmittedEvent,
  type SentCommand,
} from '@yabot/contracts';
import type { GiftOdds } from '../games.ts';
import type { GiftDay } from './days.ts';

const HOUR_MS = 3_600_000;
/** From one gift to the next. */
const WAIT_MS = 24 * HOUR_MS;
/** Who claims the next one within this time goes on with the row: a day to wait and a day to come back. */
const STREAK_MS = 48 * HOUR_MS;

/** The last gift of a user; one document. */
export interface LastGift {
  readonly userId: string;
  readonly gift: ClaimedGift;
}

/** What a gift was drawn from, kept for whoever checks it; one document a gift. */
export interface GiftRecord extends GiftOdds {
  /** `<user>:<number>` */
  readonly id: string;
  readonly userId: string;
  readonly gift: ClaimedGift;
  readonly committedAt: string;
}

/** What a claim decides: a new gift, or the one that was given before. */
export type Claim =
  | { readonly outcome: 'repeated'; readonly gift: ClaimedGift }
  | {
      readonly outcome: 'given';
      readonly last: LastGift;
      readonly record: GiftRecord;
      readonly emit: readonly EmittedEvent[];
      readonly send: readonly SentCommand[];
    };

/** When there is another gift after this one. */
export function nextGiftAt({ claimedAt }: ClaimedGift): Date {
  return new Date(Date.parse(claimedAt) + WAIT_MS);
}

/** Until when the next gift goes on with the row of this one; that moment counts. */
export function streakEndsAt({ claimedAt }: ClaimedGift): Date {
  return new Date(Date.parse(claimedAt) + STREAK_MS);
}

/** Gifts in a row so far; 0 when the row is broken. */
export function streakAt(gift: ClaimedGift | undefined, now: Date): number {
  return gift && now <= streakEndsAt(gift) ? gift.streak : 0;
}

/** The key of what a gift was drawn from. */
export function giftRecordId(userId: string, number: number): string {
  return `${userId}:${number}`;
}

/** Gives a gift, unless the last one was given less than 24 hours ago. Days have no part in it, so no clock change has. */
export function claimGift(
  userId: string,
  known: LastGift | undefined,
  odds: GiftOdds,
  day: GiftDay,
  now: Date,
): Claim {
  const before = known?.gift;
  if (before && now < nextGiftAt(before)) return { outcome: 'repeated', gift: before };
  const number = (before?.number ?? 0) + 1;
  const streak = streakAt(before, now) + 1;
  const { weight: _, ...prize } = drawPrize({ seed: day.seed, userId, number, prizes: odds.prizes });
  const bonus = streakBonusOf(odds.bonuses, streak);
  const gift: ClaimedGift = {
    number,
    prize,
    bonus,
    besitos: prize.besitos + bonus,
    streak,
    claimedAt: now.toISOString(),
    day: day.day,
    commitment: day.commitment,
  };
  return { outcome: 'given', ...given(userId, gift, odds, day) };
}

function given(userId: string, gift: ClaimedGift, { prizes, bonuses }: GiftOdds, day: GiftDay) {
  const id = giftRecordId(userId, gift.number);
  const cause = `gift:${gift.number}:${userId}`;
  return {
    last: { userId, gift },
    record: { id, userId, gift, prizes, bonuses, committedAt: day.committedAt },
    emit: [DailyGiftClaimed.of({ ...gift, userId, nextAt: nextGiftAt(gift).toISOString() })],
    send: [Credit.of({ userId, amount: gift.besitos, reason: 'gift', cause }, { key: cause })],
  };
}
