import type { Checkpoint, SealedRange, Unsealed } from './book.ts';
import { checkpointHash, GENESIS } from './chain.ts';
import { mergeTotals, totalOf } from './totals.ts';

/** How many entries one checkpoint seals at most: few enough that nobody waits for it noticeably. */
export const SEAL_LIMIT = 1_000;

/** Seals entries into the checkpoint that follows `last`. */
export function seal(last: Checkpoint | undefined, waiting: readonly Unsealed[], at: string): Checkpoint {
  const checkpoint = {
    number: (last?.number ?? 0) + 1,
    at,
    entries: waiting.length,
    amount: waiting.reduce((sum, entry) => sum + entry.amount, 0),
    ranges: rangesOf(waiting),
    sealedEntries: (last?.sealedEntries ?? 0) + waiting.length,
    totals: mergeTotals(last?.totals ?? [], waiting.map(totalOf)),
    previous: last?.hash ?? GENESIS,
  };
  return { ...checkpoint, hash: checkpointHash(checkpoint) };
}

function rangesOf(waiting: readonly Unsealed[]): SealedRange[] {
  const ranges: SealedRange[] = [];
  for (const { account, sequence, hash: head } of waiting.toSorted(byPlace)) {
    const last = ranges.at(-1);
    const continues = last?.account === account && last.to === sequence - 1;
    const from = continues ? ranges.pop()!.from : sequence;
    ranges.push({ account, from, to: sequence, head });
  }
  return ranges;
}

const byPlace = (a: Unsealed, b: Unsealed) =>
  a.account === b.account ? a.sequence - b.sequence : a.account < b.account ? -1 : 1;
