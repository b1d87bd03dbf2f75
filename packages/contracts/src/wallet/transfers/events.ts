import { z } from 'zod';
import { defineEvent } from '../../definitions/event.ts';
import { besitos, besitosAmount, userId } from '../../values/index.ts';
import { SAMPLE_MOVEMENT, SAMPLE_OTHER_USER, SAMPLE_USER } from '../../values/samples.ts';

/** Besitos went from one user to another: told once of each side, and of who sent them when they came back. */
export const BesitosTransferred = defineEvent({
  owner: 'wallet',
  name: 'besitos-transferred',
  summary: 'Besitos left a user for another, reached that one, or came back',
  data: z.object({
    transferId: z.uuid(),
    /** Of whose account this tells, and the other side. */
    userId,
    otherUserId: userId,
    direction: z.enum(['sent', 'received', 'returned']),
    amount: besitosAmount,
    balance: besitos,
    /** Whether who sent them wrote something: it is read by the query transfer-details. */
    withMessage: z.boolean(),
    /** Why they came back. */
    code: z.string().optional(),
  }),
  entity: (data) => data.userId,
  sample: {
    transferId: SAMPLE_MOVEMENT,
    userId: SAMPLE_USER,
    otherUserId: SAMPLE_OTHER_USER,
    direction: 'sent',
    amount: 20,
    balance: 100,
    withMessage: true,
  },
});
