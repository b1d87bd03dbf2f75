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
