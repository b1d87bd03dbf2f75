import { z } from 'zod';
import { defineQuery } from '../../definitions/query.ts';
import { besitosAmount, instant, userId } from '../../values/index.ts';
import { SAMPLE_MOVEMENT, SAMPLE_OTHER_USER, SAMPLE_USER } from '../../values/samples.ts';
import { transferUnknown } from '../refusals.ts';

/** A transfer with its message, for one of its two sides. */
export const TransferDetails = defineQuery({
  owner: 'wallet',
  name: 'transfer-details',
  summary: 'A transfer with its message, for one of its two sides',
  data: z.object({ transferId: z.uuid(), userId }),
  result: z.object({
    senderId: userId,
    recipientId: userId,
    amount: besitosAmount,
    /** What who sent it wrote, in their own words. */
    message: z.string().nullable(),
    at: instant,
    state: z.enum(['on-its-way', 'received', 'returned']),
  }),
  refusals: [transferUnknown],
  sample: { transferId: SAMPLE_MOVEMENT, userId: SAMPLE_USER },
  sampleResult: {
    senderId: SAMPLE_USER,
    recipientId: SAMPLE_OTHER_USER,
    amount: 20,
    message: '¡Gracias por lo de ayer!',
    at: '2026-11-21T12:00:00.000Z',
    state: 'received',
  },
});
