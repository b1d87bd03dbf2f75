import { z } from 'zod';
import { defineQuery } from '../../definitions/query.ts';
import { besitos, besitosAmount, instant, userId } from '../../values/index.ts';
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

/** How many besitos a user can send now, and why not more. */
export const TransferAllowance = defineQuery({
  owner: 'wallet',
  name: 'transfer-allowance',
  summary: 'How many besitos a user can send now, and why not more',
  data: z.object({ userId }),
  result: z.object({
    /** The most of one transfer, of a day, and what is left of that today. */
    most: besitosAmount,
    mostPerDay: besitosAmount,
    left: besitos,
    /** From when on they can send, of somebody who is too new. */
    from: instant.nullable(),
    /** Whether they are banned. */
    barred: z.boolean(),
  }),
  sample: { userId: SAMPLE_USER },
  sampleResult: { most: 500, mostPerDay: 1_000, left: 1_000, from: null, barred: false },
});
