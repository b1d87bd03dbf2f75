import { z } from 'zod';

/** Something in the ledger that does not hold: what, where, what it should be and what it is. */
export const ledgerFault = z.object({
  code: z.string(),
  subject: z.string(),
  expected: z.string(),
  found: z.string(),
});

/** @see ledgerFault */
export type LedgerFault = z.infer<typeof ledgerFault>;

/** Faults of an account that opening it again mends: there is nothing to acknowledge. */
export const MENDED_BY_UNFREEZING: readonly string[] = [
  'account-balance-wrong',
  'account-entries-wrong',
  'account-head-wrong',
];

/** Stands for the faults of a page that are not told one by one. */
export const MORE_FAULTS = { code: 'more-faults', subject: 'ledger' } as const;

/** The entity of what is for everybody. */
export const EVERYONE = 'everyone';
