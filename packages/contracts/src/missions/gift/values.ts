import { z } from 'zod';
import { besitos, besitosAmount, contentId, instant, localizedText, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';

/** A day in UTC, `YYYY-MM-DD`: each has a seed of its own, with which the gifts of that day are drawn. */
export const giftDay = z.iso.date();
/** A SHA-256, or 32 random bytes, as 64 hexadecimal digits. */
export const hex64 = z.string().regex(/^[0-9a-f]{64}$/, 'is not 64 hexadecimal digits');

const prize = { prizeId: contentId, title: localizedText, besitos: besitosAmount };
const weight = z.int().positive();

/** What can be drawn, as often as it weighs among all. */
export const weightedPrize = z.object({ ...prize, weight });
/** What is given besides from so many claims on days in a row on. */
export const streakBonus = z.object({ days: z.int().min(2), besitos: besitosAmount });

/** A gift that somebody was given. */
export const claimedGift = z.object({
  /** Which gift of this user it is, from 1. */
  number: z.int().positive(),
  prize: z.object(prize),
  /** Besitos besides, for coming back day after day. */
  bonus: besitos,
  /** Besitos in all. */
  besitos: besitosAmount,
  /** Gifts in a row, each within 48 hours of the one before; this one counted. */
  streak: z.int().positive(),
  claimedAt: instant,
  /** Whose seed drew it. */
  day: giftDay,
  /** The SHA-256 of that seed, published before. */
  commitment: hex64,
});

/** What can be said of a day's seed. */
export const giftCommitment = z.object({ day: giftDay, commitment: hex64 });

/** Which gift of whom. */
export const giftOfUser = { userId, number: z.int().positive() };

/** @see claimedGift */
export type ClaimedGift = z.infer<typeof claimedGift>;
/** @see weightedPrize */
export type WeightedPrize = z.infer<typeof weightedPrize>;
/** @see streakBonus */
export type StreakBonus = z.infer<typeof streakBonus>;

const SAMPLE_SEED = 'a02d817c50f2f0e2863495102a37e26d48643f9831478fe536f3b2698635a84f';
const SAMPLE_COMMITMENT = 'fa534d394276335c9aa0717bb4020eadb96473eb750c9173de93a63d7b318d14';
const LITTLE_KISS = {
  prizeId: 'little-kiss',
  title: { es: 'Un besito en la mejilla', en: 'A kiss on the cheek' },
  besitos: 10,
};

/** For samples. */
export const GIFT_SAMPLES = {
  seed: SAMPLE_SEED,
  prizes: [{ ...LITTLE_KISS, weight: 40 }],
  bonuses: [{ days: 3, besitos: 5 }],
  commitment: { day: '2026-11-21', commitment: SAMPLE_COMMITMENT },
  user: { userId: SAMPLE_USER, number: 3 },
  gift: {
    number: 3,
    prize: LITTLE_KISS,
    bonus: 5,
    besitos: 15,
    streak: 3,
    claimedAt: '2026-11-21T12:00:00.000Z',
    day: '2026-11-21',
    commitment: SAMPLE_COMMITMENT,
  },
} as const;
