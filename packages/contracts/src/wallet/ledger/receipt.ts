import { hashOfEntry, hashOfHeader, hashOfRange, rootFrom } from './hashing.ts';
import type { Receipt } from './values.ts';

/** What in a receipt does not hold. */
export type ReceiptFault =
  | 'entry-changed'
  | 'chain-broken'
  | 'balance-wrong'
  | 'seal-of-another'
  | 'not-in-checkpoint'
  | 'checkpoint-changed';

/**
 * Checks a receipt by itself: nothing but arithmetic and SHA-256. Whether its checkpoint is that of the ledger is told by
 * comparing the checkpoint's hash with one that was kept elsewhere.
 * @returns what does not hold; nothing when all does
 */
export function checkReceipt({ entry, following, seal }: Receipt): ReceiptFault[] {
  const chain = [entry, ...following];
  const faults = new Set<ReceiptFault>();
  for (const [index, each] of chain.entries()) {
    if (hashOfEntry(each) !== each.hash) faults.add('entry-changed');
    const before = chain[index - 1];
    if (!before) continue;
    const follows = each.account === before.account && each.sequence === before.sequence + 1;
    if (!follows || each.previous !== before.hash) faults.add('chain-broken');
    if (each.balance !== before.balance + each.amount) faults.add('balance-wrong');
  }
  if (seal) for (const fault of sealFaults({ entry, following, seal })) faults.add(fault);
  return [...faults];
}

function sealFaults({ entry, following, seal: { range, path, checkpoint } }: Receipt & { seal: object }) {
  const last = following.at(-1) ?? entry;
  const isOwn = range.account === entry.account && range.from <= entry.sequence && range.to === last.sequence;
  const faults: ReceiptFault[] = isOwn && range.head === last.hash ? [] : ['seal-of-another'];
  if (rootFrom(hashOfRange(range), path) !== checkpoint.root) faults.push('not-in-checkpoint');
  if (hashOfHeader(checkpoint) !== checkpoint.hash) faults.push('checkpoint-changed');
  return faults;
}
