import { hash } from 'node:crypto';
import type { Checkpoint, Movement, UserEntry } from './book.ts';

/** What the first entry of an account, and the first checkpoint, are chained to. */
export const GENESIS = '0'.repeat(64);

/** The system entry against which a user's entry is booked. */
export interface Counter {
  readonly account: string;
  readonly amount: number;
}

/** Changing this makes every ledger's hashes wrong: a new form gets a new name here, and old entries keep theirs. */
const ENTRY = 'yabot-entry-1';
const CHECKPOINT = 'yabot-checkpoint-1';

const sha256 = (fields: readonly unknown[]) => hash('sha256', JSON.stringify(fields));

export function entryHash(
  { account, sequence, amount, balance, previous }: Omit<UserEntry, 'hash'>,
  { movementId, kind, cause, reason, at, correlationId }: Movement,
  counter: Counter,
): string {
  const entry = [account, sequence, amount, balance, previous];
  const movement = [movementId, kind, cause, reason, at, correlationId];
  return sha256([ENTRY, ...entry, ...movement, counter.account, counter.amount]);
}

export function checkpointHash(checkpoint: Omit<Checkpoint, 'hash'>): string {
  const { number, at, entries, amount, sealedEntries, previous } = checkpoint;
  const ranges = checkpoint.ranges.map(({ account, from, to, head }) => [account, from, to, head]);
  const totals = checkpoint.totals.map(({ reason, minted, burned }) => [reason, minted, burned]);
  return sha256([CHECKPOINT, number, at, entries, amount, ranges, sealedEntries, totals, previous]);
}
