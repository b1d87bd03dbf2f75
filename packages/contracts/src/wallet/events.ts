import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { besitos, besitosAmount, besitosReason, cause, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';

export * from './boosts/events.ts';
export * from './holds/events.ts';
export * from './reversals/events.ts';
export * from './transfers/events.ts';

const SAMPLE_CAUSE = `mission:ten-reactions:1:${SAMPLE_USER}`;

/** Besitos came into a user's account. */
export const BesitosAwarded = defineEvent({
  owner: 'wallet',
  name: 'besitos-awarded',
  summary: "Besitos came into a user's account",
  data: z.object({
    userId,
    amount: besitosAmount,
    balance: besitos,
    reason: besitosReason,
    cause,
    /** True when they are for what was long ago: no notice of its own. */
    quiet: z.boolean().optional(),
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, amount: 50, balance: 120, reason: 'mission', cause: SAMPLE_CAUSE },
});

/** Besitos left a user's account. */
export const BesitosSpent = defineEvent({
  owner: 'wallet',
  name: 'besitos-spent',
  summary: "Besitos left a user's account",
  data: z.object({ userId, amount: besitosAmount, balance: besitos, reason: besitosReason, cause }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, amount: 20, balance: 100, reason: 'store', cause: `order:7:${SAMPLE_USER}` },
});

/** A debit was refused, for those who asked durably and wait for no reply. */
export const DebitRejected = defineEvent({
  owner: 'wallet',
  name: 'debit-rejected',
  summary: 'A debit was refused',
  data: z.object({ userId, amount: besitosAmount, balance: besitos, code: z.string(), cause }),
  entity: (data) => data.userId,
  sample: {
    userId: SAMPLE_USER,
    amount: 500,
    balance: 100,
    code: 'insufficient-besitos',
    cause: `order:8:${SAMPLE_USER}`,
  },
});
