import type { ReasonTotal } from './book.ts';

/** Totals by reason, several of them added up, in the order of their reasons. */
export function mergeTotals(...parts: readonly (readonly ReasonTotal[])[]): ReasonTotal[] {
  const byReason = new Map<string, ReasonTotal>();
  for (const { reason, minted, burned } of parts.flat()) {
    const before = byReason.get(reason) ?? { minted: 0, burned: 0 };
    byReason.set(reason, { reason, minted: before.minted + minted, burned: before.burned + burned });
  }
  return [...byReason.values()].sort((a, b) => (a.reason < b.reason ? -1 : 1));
}

/** What an entry of a user's account adds to the totals. */
export function totalOf({
  reason,
  amount,
}: {
  readonly reason: string;
  readonly amount: number;
}): ReasonTotal {
  return { reason, minted: Math.max(amount, 0), burned: Math.max(-amount, 0) };
}
