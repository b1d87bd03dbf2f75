import { z } from 'zod';
import { defineQuery } from '../../definitions/query.ts';
import { besitos, besitosAmount, besitosReason, cause, instant, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { invalidCursor } from '../refusals.ts';

/** What is set aside now, of everybody or of one user, page by page. */
export const OpenHolds = defineQuery({
  owner: 'wallet',
  name: 'open-holds',
  summary: 'What is set aside now, of everybody or of one user, page by page',
  data: z.object({
    userId: userId.optional(),
    limit: z.int().min(1).max(100),
    cursor: z.string().max(300).optional(),
  }),
  result: z.object({
    /** How many there are in all, and what they come to. */
    total: z.int().nonnegative(),
    besitos,
    holds: z.array(
      z.object({
        userId,
        /** The name by which it is captured or released. */
        hold: cause,
        amount: besitosAmount,
        reason: besitosReason,
        placedAt: instant,
        until: instant,
      }),
    ),
    /** Asks for the next page; null on the last. */
    next: z.string().nullable(),
  }),
  refusals: [invalidCursor],
  sample: { limit: 20 },
  sampleResult: {
    total: 1,
    besitos: 30,
    holds: [
      {
        userId: SAMPLE_USER,
        hold: `bid:auction-7:${SAMPLE_USER}`,
        amount: 30,
        reason: 'auction',
        placedAt: '2026-11-21T12:00:00.000Z',
        until: '2026-12-01T00:00:00.000Z',
      },
    ],
    next: null,
  },
});
