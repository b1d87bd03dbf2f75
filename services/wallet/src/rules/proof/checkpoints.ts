import { type Checkpoint, type ReasonTotal, userEntryId } from '../book.ts';
import { expectedHash, GENESIS } from '../chain.ts';
import { mergeTotals, totalOf } from '../totals.ts';
import { differing, type Fault, fault } from './fault.ts';

/** What a checkpoint needs to know of an entry it sealed. */
export interface SealedEntry {
  readonly amount: number;
  readonly reason: string;
  readonly hash: string;
}

/** What the first checkpoint follows. */
type Before = Pick<Checkpoint, 'number' | 'hash' | 'sealedEntries' | 'totals'>;
const BEGINNING: Before = { number: 0, hash: GENESIS, sealedEntries: 0, totals: [] };

/** The entries a checkpoint sealed; none when it was changed, since its ranges then tell nothing. */
export function sealedIds(checkpoint: Checkpoint): string[] {
  if (expectedHash(checkpoint) !== checkpoint.hash) return [];
  return checkpoint.ranges.flatMap(({ account, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => userEntryId(account, from + index)),
  );
}

/** Proves that a checkpoint follows the one before it, and that what it sealed is still what it was. */
export function proveCheckpoint(
  checkpoint: Checkpoint,
  before: Checkpoint | undefined,
  entries: ReadonlyMap<string, SealedEntry>,
): Fault[] {
  const subject = `checkpoint:${checkpoint.number}`;
  const last = before ?? BEGINNING;
  if (checkpoint.number !== last.number + 1) {
    return [fault('checkpoint-missing', `checkpoint:${last.number + 1}`, 'a checkpoint', undefined)];
  }
  return [
    ...differing('checkpoint-chain-broken', subject, last.hash, checkpoint.previous),
    ...differing('checkpoint-changed', subject, expectedHash(checkpoint), checkpoint.hash),
    ...proveSealed(checkpoint, last, entries),
  ];
}

function proveSealed(
  checkpoint: Checkpoint,
  before: Before,
  entries: ReadonlyMap<string, SealedEntry>,
): Fault[] {
  const ids = sealedIds(checkpoint);
  const gone = ids.filter((id) => !entries.has(id));
  if (gone.length > 0) {
    return gone.map((id) =>
      fault('sealed-entry-missing', `entry:${id}`, `sealed by ${checkpoint.number}`, undefined),
    );
  }
  const heads = checkpoint.ranges.flatMap(({ account, to, head }) => {
    const id = userEntryId(account, to);
    const entry = entries.get(id);
    return entry ? differing('sealed-entry-changed', `entry:${id}`, head, entry.hash) : [];
  });
  return ids.length === 0
    ? heads
    : [
        ...heads,
        ...proveSums(
          checkpoint,
          before,
          ids.map((id) => entries.get(id)!),
        ),
      ];
}

function proveSums(checkpoint: Checkpoint, before: Before, sealed: readonly SealedEntry[]): Fault[] {
  const subject = `checkpoint:${checkpoint.number}`;
  const amount = sealed.reduce((sum, entry) => sum + entry.amount, 0);
  const totals = mergeTotals(before.totals, sealed.map(totalOf));
  return [
    ...differing('checkpoint-count-wrong', subject, sealed.length, checkpoint.entries),
    ...differing(
      'checkpoint-count-wrong',
      subject,
      before.sealedEntries + sealed.length,
      checkpoint.sealedEntries,
    ),
    ...differing('checkpoint-sum-wrong', subject, amount, checkpoint.amount),
    ...differing('checkpoint-totals-wrong', subject, told(totals), told(checkpoint.totals)),
  ];
}

const told = (totals: readonly ReasonTotal[]) =>
  totals.map(({ reason, minted, burned }) => `${reason} +${minted} -${burned}`).join(', ');
