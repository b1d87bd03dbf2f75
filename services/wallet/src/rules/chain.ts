import { hash } from 'node:crypto';
import { GENESIS, hashOfEntry, hashOfHeader, hashOfRange, rootOf, type SealedHeader } from '@yabot/contracts';
import type { Checkpoint, Movement, UserEntry } from './book.ts';
import { accountAgainst } from './kinds.ts';

export { GENESIS };

/** What an entry's hash covers of its movement; the rest is in the entry itself. */
export type BookedBy = Pick<Movement, 'movementId' | 'kind' | 'cause' | 'reason' | 'at' | 'correlationId'>;

/** The hash of a user's entry: over itself, the one before it, its movement and the entry it is booked against. */
export function entryHash(entry: Omit<UserEntry, 'hash'>, movement: BookedBy): string {
  const { account, sequence, amount, balance, previous } = entry;
  const { movementId, kind, cause, reason, at, correlationId } = movement;
  const booked = { movementId, kind, cause, reason, at, correlationId };
  const against = accountAgainst(movement, account);
  return hashOfEntry({ account, sequence, amount, balance, previous, ...booked, against });
}

/** What a checkpoint's hash covers. */
export function headerOf(checkpoint: Omit<Checkpoint, 'hash'>): SealedHeader {
  const { number, at, entries, amount, ranges, sealedEntries, totals, previous } = checkpoint;
  const root = rootOf(ranges.map(hashOfRange));
  return { number, at, entries, amount, root, sealedEntries, totals, previous };
}

/** The hash a checkpoint gets. */
export const checkpointHash = (checkpoint: Omit<Checkpoint, 'hash'>): string =>
  hashOfHeader(headerOf(checkpoint));

/** The hash a checkpoint should have: in the form in which it was sealed. */
export function expectedHash(checkpoint: Checkpoint): string {
  const first = firstForm(checkpoint);
  return first === checkpoint.hash ? first : checkpointHash(checkpoint);
}

/** Checkpoints of the first form cover all their ranges: none can be shown without the others. */
export const isFirstForm = (checkpoint: Checkpoint) => firstForm(checkpoint) === checkpoint.hash;

function firstForm(checkpoint: Checkpoint): string {
  const { number, at, entries, amount, sealedEntries, previous } = checkpoint;
  const ranges = checkpoint.ranges.map(({ account, from, to, head }) => [account, from, to, head]);
  const totals = checkpoint.totals.map(({ reason, minted, burned }) => [reason, minted, burned]);
  const fields = ['yabot-checkpoint-1', number, at, entries, amount, ranges, sealedEntries, totals, previous];
  return hash('sha256', JSON.stringify(fields));
}
