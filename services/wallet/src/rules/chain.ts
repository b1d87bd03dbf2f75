import { hash } from 'node:crypto';
import type { Checkpoint, Movement, UserEntry } from './book.ts';
import { accountAgainst } from './kinds.ts';

/** What the first entry of an account, and the first checkpoint, are chained to. */
export const GENESIS = '0'.repeat(64);

/** What an entry's hash covers of its movement; the rest is in the entry itself. */
export type BookedBy = Pick<Movement, 'movementId' | 'kind' | 'cause' | 'reason' | 'at' | 'correlationId'>;

/** Changing this makes every ledger's hashes wrong: a new form gets a new name here, and old entries keep theirs. */
const ENTRY = 'yabot-entry-1';
const CHECKPOINT = 'yabot-checkpoint-1';

const sha256 = (fields: readonly unknown[]) => hash('sha256', JSON.stringify(fields));

/** The hash of a user's entry: over itself, the one before it, its movement and the entry it is booked against. */
export function entryHash(
  { account, sequence, amount, balance, previous }: Omit<UserEntry, 'hash'>,
  { movementId, kind, cause, reason, at, correlationId }: BookedBy,
): string {
  const entry = [account, sequence, amount, balance, previous];
  const movement = [movementId, kind, cause, reason, at, correlationId];
  return sha256([ENTRY, ...entry, ...movement, accountAgainst({ kind, reason }, account), -amount]);
}

export function checkpointHash(checkpoint: Omit<Checkpoint, 'hash'>): string {
  const { number, at, entries, amount, sealedEntries, previous } = checkpoint;
  const ranges = checkpoint.ranges.map(({ account, from, to, head }) => [account, from, to, head]);
  const totals = checkpoint.totals.map(({ reason, minted, burned }) => [reason, minted, burned]);
  return sha256([CHECKPOINT, number, at, entries, amount, ranges, sealedEntries, totals, previous]);
}
