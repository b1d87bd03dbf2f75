import { z } from 'zod';
import { defineQuery } from '../../definitions/query.ts';
import { besitos, besitosAmount, besitosReason, cause, instant, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';

/** What a user has set aside, for what and until when: the first to end comes first. */
export const HoldsOf = defineQuery({
  owner: 'wallet',
  name: 'holds-of',
  summary: 'What a user has set aside, for what and until when',
  data: z.object({ userId, limit: z.int().min(1).max(100) }),
  result: z.object({
    holds: z.array(
      z.object({ cause, amount: besitosAmount, reason: besitosReason, placedAt: instant, until: instant }),
    ),
    /** How many there are, and what they are together. */
    total: z.int().nonnegative(),
    held: besitos,
  }),
  sample: { userId: SAMPLE_USER, limit: 10 },
  sampleResult: {
    holds: [
      {
        cause: `bid:auction-7:${SAMPLE_USER}`,
        amount: 30,
        reason: 'auction',
        placedAt: '2026-11-21T12:00:00.000Z',
        until: '2026-12-01T00:00:00.000Z',
      },
    ],
    total: 1,
    held: 30,
  },
});
