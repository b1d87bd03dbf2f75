import type { Checkpoint, ReasonTotal } from '../book.ts';
import { mergeTotals } from '../totals.ts';
import { differing, type Fault } from './fault.ts';

/** The sums of a whole ledger, read at one moment. */
export interface LedgerSums {
  readonly newest: Checkpoint | undefined;
  readonly unsealed: { readonly entries: number; readonly byReason: readonly ReasonTotal[] };
  readonly accounts: { readonly balances: number; readonly entries: number };
}

/** Proves that what was minted and not burned is what accounts have, and that every entry is sealed or waits for it. */
export function proveTotals({ newest, unsealed, accounts }: LedgerSums): Fault[] {
  const totals = mergeTotals(newest?.totals ?? [], unsealed.byReason);
  const circulating = totals.reduce((sum, { minted, burned }) => sum + minted - burned, 0);
  const sealed = (newest?.sealedEntries ?? 0) + unsealed.entries;
  return [
    ...differing('balances-wrong', 'ledger', circulating, accounts.balances),
    ...differing('entries-not-sealed', 'ledger', accounts.entries, sealed),
  ];
}
