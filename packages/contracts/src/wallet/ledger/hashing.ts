import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { chainedEntry, sealedRange } from './values.ts';

/** What the first entry of an account, and the first checkpoint, are chained to. */
export const GENESIS = '0'.repeat(64);

/** Changing one of these makes every ledger's hashes wrong: a new form gets a new name here, and old ones keep theirs. */
const ENTRY = 'yabot-entry-1';
const RANGE = 'yabot-range-1';
const PAIR = 'yabot-pair-1';
const CHECKPOINT = 'yabot-checkpoint-2';

const sha256 = (fields: readonly unknown[]) => hash('sha256', JSON.stringify(fields));

/** The hash of an entry: over itself, the one before it, its movement and the account it is booked against. */
export function hashOfEntry(entry: Omit<z.infer<typeof chainedEntry>, 'hash'>): string {
  const { account, sequence, amount, balance, previous, against } = entry;
  const { movementId, kind, cause, reason, at, correlationId } = entry;
  const movement = [movementId, kind, cause, reason, at, correlationId];
  return sha256([ENTRY, account, sequence, amount, balance, previous, ...movement, against, -amount]);
}

/** The hash of a range of entries that a checkpoint seals. */
export const hashOfRange = ({ account, from, to, head }: z.infer<typeof sealedRange>): string =>
  sha256([RANGE, account, from, to, head]);

/** What a checkpoint's hash covers; its ranges by the root of their tree, so that one can be shown without the others. */
export interface SealedHeader {
  readonly number: number;
  readonly at: string;
  readonly entries: number;
  readonly amount: number;
  readonly root: string;
  readonly sealedEntries: number;
  readonly totals: readonly { readonly reason: string; readonly minted: number; readonly burned: number }[];
  readonly previous: string;
}

/** The hash of a checkpoint. */
export function hashOfHeader(header: SealedHeader): string {
  const { number, at, entries, amount, root, sealedEntries, previous } = header;
  const totals = header.totals.map(({ reason, minted, burned }) => [reason, minted, burned]);
  return sha256([CHECKPOINT, number, at, entries, amount, root, sealedEntries, totals, previous]);
}

/** A step from a leaf to the root: the hash beside, and on which side it stands. */
export interface PathStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

const pair = (left: string, right: string) => sha256([PAIR, left, right]);

/** The root of a tree of hashes. */
export function rootOf(leaves: readonly string[]): string {
  let level = leaves;
  while (level.length > 1) level = parents(level);
  return level[0] ?? GENESIS;
}

/** The steps from one leaf of a tree to its root. */
export function pathOf(leaves: readonly string[], index: number): PathStep[] {
  const path: PathStep[] = [];
  let at = index;
  for (let level = leaves; level.length > 1; level = parents(level)) {
    const beside = level[at ^ 1];
    if (beside !== undefined) path.push({ side: at % 2 === 0 ? 'right' : 'left', hash: beside });
    at >>= 1;
  }
  return path;
}

/** The root a leaf leads to. */
export const rootFrom = (leaf: string, path: readonly PathStep[]): string =>
  path.reduce(
    (own, { side, hash: beside }) => (side === 'left' ? pair(beside, own) : pair(own, beside)),
    leaf,
  );

/** One without a partner goes up as it is. */
function parents(level: readonly string[]): string[] {
  const above: string[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const [left = '', right] = [level[index], level[index + 1]];
    above.push(right === undefined ? left : pair(left, right));
  }
  return above;
}
