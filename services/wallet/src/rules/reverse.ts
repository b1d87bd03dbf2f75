import type { Account, Movement, MovementKind, Reversal } from './book.ts';
import { type Posting, post, type Stamp } from './post.ts';

/** By which kind of movement each kind is undone; others are not. */
const UNDONE_BY: Readonly<Partial<Record<MovementKind, 'credit-reversed' | 'debit-reversed'>>> = {
  credit: 'credit-reversed',
  debit: 'debit-reversed',
  capture: 'debit-reversed',
};

/** The kinds that can be undone. */
export const REVERSIBLE = Object.keys(UNDONE_BY);

/** What is to be undone, by whom and why. */
export interface ReversalOrder {
  readonly userId: string;
  readonly cause: string;
  readonly by: string;
  readonly reason: string;
  readonly partial?: boolean | undefined;
  readonly campaignId?: string | undefined;
}

/** What comes of undoing a movement. */
export type ReverseOutcome =
  | { readonly outcome: 'reversed'; readonly posting: Posting; readonly reversal: Reversal }
  | { readonly outcome: 'repeated'; readonly reversal: Reversal }
  | { readonly outcome: 'insufficient'; readonly balance: number; readonly needed: number }
  | { readonly outcome: 'unknown' | 'not-reversible' | 'frozen' };

/** What undoing a movement would do. */
export interface ReversalPreview {
  readonly direction: 'taken' | 'given-back';
  readonly amount: number;
  readonly reason: string;
  readonly at: string;
  readonly balance: number;
  readonly missing: number;
  readonly reversed: boolean;
}

/** Looks at what undoing a movement would do, without doing it. */
export function previewReversal(
  account: Account | undefined,
  movement: Movement | undefined,
  earlier: Reversal | undefined,
  userId: string,
): ReversalPreview | 'unknown' | 'not-reversible' {
  if (movement?.userId !== userId) return 'unknown';
  const kind = UNDONE_BY[movement.kind];
  if (!kind) return 'not-reversible';
  const balance = account?.balance ?? 0;
  const isTaken = kind === 'credit-reversed';
  const missing = isTaken && !earlier ? Math.max(0, movement.amount - balance) : 0;
  const direction = isTaken ? 'taken' : 'given-back';
  const { amount, reason, at } = movement;
  return { direction, amount, reason, at, balance, missing, reversed: earlier !== undefined };
}

/**
 * Undoes a movement by a new one.
 * @param movement what the cause has moved
 * @param earlier how it was undone before
 */
export function reverseMovement(
  account: Account | undefined,
  movement: Movement | undefined,
  earlier: Reversal | undefined,
  order: ReversalOrder,
  stamp: Stamp,
): ReverseOutcome {
  if (movement?.userId !== order.userId) return { outcome: 'unknown' };
  if (earlier) return { outcome: 'repeated', reversal: earlier };
  const kind = UNDONE_BY[movement.kind];
  if (!kind) return { outcome: 'not-reversible' };
  if (account?.frozen) return { outcome: 'frozen' };
  const balance = account?.balance ?? 0;
  const amount = kind === 'debit-reversed' ? movement.amount : Math.min(movement.amount, balance);
  const missing = movement.amount - amount;
  if (amount === 0 || (missing > 0 && !order.partial)) {
    return { outcome: 'insufficient', balance, needed: movement.amount };
  }
  const { userId, reason, movementId } = movement;
  const posting = post(account, kind, { userId, amount, reason, cause: `reversed:${movementId}` }, stamp);
  const reversal: Reversal = {
    cause: movement.cause,
    movementId: stamp.movementId,
    userId,
    amount,
    missing,
    balance: posting.movement.balance,
    by: order.by,
    reason: order.reason,
    campaignId: order.campaignId ?? null,
    at: stamp.at,
  };
  return { outcome: 'reversed', posting, reversal };
}
