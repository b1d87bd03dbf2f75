import { z } from 'zod';
import { defineEvent } from '../../definitions/event.ts';
import { besitos, besitosReason, cause, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';

/** A movement of a user's besitos was undone: what had come was taken, or what had gone was given back. */
export const MovementReversed = defineEvent({
  owner: 'wallet',
  name: 'movement-reversed',
  summary: "A movement of a user's besitos was undone",
  data: z.object({
    userId,
    cause,
    reason: besitosReason,
    direction: z.enum(['taken', 'given-back']),
    amount: besitos,
    /** What could not be taken, since it was spent. */
    missing: besitos,
    balance: besitos,
  }),
  entity: (data) => data.userId,
  sample: {
    userId: SAMPLE_USER,
    cause: `mission:ten-reactions:1:${SAMPLE_USER}`,
    reason: 'mission',
    direction: 'taken',
    amount: 50,
    missing: 0,
    balance: 70,
  },
});
