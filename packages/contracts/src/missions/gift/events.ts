import { z } from 'zod';
import { defineEvent } from '../../definitions/event.ts';
import { instant, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { claimedGift, GIFT_SAMPLES, giftCommitment, hex64 } from './values.ts';

/** A user was given the gift of the day; its besitos are on their way. */
export const DailyGiftClaimed = defineEvent({
  owner: 'missions',
  name: 'daily-gift-claimed',
  summary: 'A user was given the gift of the day',
  data: claimedGift.extend({
    userId,
    /** When there is another one. */
    nextAt: instant,
  }),
  entity: (data) => data.userId,
  sample: { ...GIFT_SAMPLES.gift, userId: SAMPLE_USER, nextAt: '2026-11-22T12:00:00.000Z' },
});

/** The seeds of days to come are fixed: this is what they will be checked by. The seeds themselves stay secret. */
export const GiftDaysCommitted = defineEvent({
  owner: 'missions',
  name: 'gift-days-committed',
  summary: 'The seeds of days to come are fixed: their hashes, by which anybody can check them later',
  data: z.object({ days: z.array(giftCommitment).min(1) }),
  entity: () => 'gift-days',
  sample: { days: [GIFT_SAMPLES.commitment] },
});

/** The seed with which the gifts of a day were drawn, told when the day is over. */
export const GiftSeedRevealed = defineEvent({
  owner: 'missions',
  name: 'gift-seed-revealed',
  summary: 'The seed with which the gifts of a day were drawn, told when the day is over',
  data: giftCommitment.extend({ seed: hex64 }),
  entity: () => 'gift-days',
  sample: { ...GIFT_SAMPLES.commitment, seed: GIFT_SAMPLES.seed },
});
