import { z } from 'zod';
import { defineCommand } from '../../definitions/command.ts';
import { instant, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { giftBanned, giftNone, giftNotReady } from './refusals.ts';
import { claimedGift, GIFT_SAMPLES } from './values.ts';

/** Gives a user the gift of the day, once in 24 hours; asked again meanwhile, it answers with that same gift. */
export const ClaimGift = defineCommand({
  owner: 'missions',
  name: 'claim-gift',
  summary: 'Gives a user the gift of the day, once in 24 hours; asked again, it answers with that same gift',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: z.object({
    /** True when the gift was given before: nothing more is paid. */
    alreadyClaimed: z.boolean(),
    gift: claimedGift,
    /** When there is another one. */
    nextAt: instant,
  }),
  refusals: [giftNone, giftNotReady, giftBanned],
  sample: { userId: SAMPLE_USER },
  sampleResult: { alreadyClaimed: false, gift: GIFT_SAMPLES.gift, nextAt: '2026-11-22T12:00:00.000Z' },
});

/** Commits the seeds of the days to come, and reveals those of the days that are over. */
export const PrepareGiftDays = defineCommand({
  owner: 'missions',
  name: 'prepare-gift-days',
  summary: 'Commits the seeds of the days to come, and reveals those of the days that are over',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'gift-days',
  result: z.object({ committed: z.int().nonnegative(), revealed: z.int().nonnegative() }),
  sample: { at: '2026-11-21T00:00:00.000Z' },
  sampleResult: { committed: 1, revealed: 1 },
});
