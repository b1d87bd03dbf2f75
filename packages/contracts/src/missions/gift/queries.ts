import { z } from 'zod';
import { defineQuery } from '../../definitions/query.ts';
import { besitos, contentId, instant, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { giftNone, giftUnknown } from './refusals.ts';
import {
  claimedGift,
  GIFT_SAMPLES,
  giftCommitment,
  giftDay,
  giftOfUser,
  hex64,
  streakBonus,
  weightedPrize,
} from './values.ts';

const SAMPLE_DAY = { ...GIFT_SAMPLES.commitment, committedAt: '2026-11-14T00:00:05.000Z' };

/** What gift waits for a user, or when, and what can be drawn with which odds. */
export const GiftOf = defineQuery({
  owner: 'missions',
  name: 'gift-of',
  summary: 'What gift waits for a user, or when, and what can be drawn with which odds',
  data: z.object({ userId }),
  result: z.object({
    /** Whether it can be claimed now. */
    ready: z.boolean(),
    /** When it can be; null when it can be now. */
    nextAt: instant.nullable(),
    /** Gifts in a row so far; 0 when the row is broken. */
    streak: z.int().nonnegative(),
    /** Until when a claim goes on with the row; null when there is none. */
    streakUntil: instant.nullable(),
    /** The bonus the next claim gives besides. */
    nextBonus: besitos,
    last: claimedGift.nullable(),
    prizes: z.array(
      weightedPrize.extend({
        /** From 0 to 1. */
        chance: z.number(),
      }),
    ),
    bonuses: z.array(streakBonus),
  }),
  refusals: [giftNone],
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    ready: false,
    nextAt: '2026-11-22T12:00:00.000Z',
    streak: 3,
    streakUntil: '2026-11-23T12:00:00.000Z',
    nextBonus: 5,
    last: GIFT_SAMPLES.gift,
    prizes: [{ ...GIFT_SAMPLES.prizes[0], chance: 1 }],
    bonuses: [...GIFT_SAMPLES.bonuses],
  },
});

/** All by which anybody can recompute what a gift was, once the seed of its day is revealed. */
export const GiftProof = defineQuery({
  owner: 'missions',
  name: 'gift-proof',
  summary: 'All by which anybody can recompute what a gift was, once the seed of its day is revealed',
  data: z.object({ userId, number: giftOfUser.number.optional() }),
  result: z.object({
    ...giftOfUser,
    claimedAt: instant,
    day: giftDay,
    commitment: hex64,
    committedAt: instant,
    /** Null until the day is over. */
    seed: hex64.nullable(),
    /** What could be drawn then, in the order in which it counts. */
    prizes: z.array(weightedPrize),
    bonuses: z.array(streakBonus),
    streak: z.int().positive(),
    /** What came out. */
    prizeId: contentId,
    bonus: besitos,
  }),
  refusals: [giftUnknown],
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    ...GIFT_SAMPLES.user,
    claimedAt: GIFT_SAMPLES.gift.claimedAt,
    ...SAMPLE_DAY,
    seed: null,
    prizes: [...GIFT_SAMPLES.prizes],
    bonuses: [...GIFT_SAMPLES.bonuses],
    streak: 3,
    prizeId: 'little-kiss',
    bonus: 5,
  },
});

/** The commitments of the days to come and of those before, with the seeds that are revealed. */
export const GiftDays = defineQuery({
  owner: 'missions',
  name: 'gift-days',
  summary: 'The commitments of the days to come and of those before, with the seeds that are revealed',
  data: z.object({
    /** Only days before this one; from the last committed one on when left out. */
    before: giftDay.optional(),
  }),
  result: z.object({
    /** From the latest, at most 30. */
    days: z.array(
      giftCommitment.extend({ committedAt: instant, seed: hex64.nullable(), revealedAt: instant.nullable() }),
    ),
    /** For the page after this one; null when there is none. */
    before: giftDay.nullable(),
  }),
  sample: {},
  sampleResult: { days: [{ ...SAMPLE_DAY, seed: null, revealedAt: null }], before: null },
});
