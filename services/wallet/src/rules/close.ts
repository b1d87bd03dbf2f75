import type { Account } from './book.ts';
import { type FreezeChange, freeze } from './freeze.ts';
import { openAccount, type Posting, post, type Stamp } from './post.ts';

/** Why nothing moves any more in the account of a person who was erased. */
const CLOSED_ACCOUNT = 'person-erased';
/** Under which reason the book keeps what was in the accounts of people who were erased. */
const REASON = 'erasure';

/** An account that was closed, and the movement by which what was in it is burned. */
export interface Closing extends FreezeChange {
  readonly posting?: Posting;
}

/** Whether an account is closed for good. */
export const isClosed = (account: Account | undefined) => account?.frozen === CLOSED_ACCOUNT;

/**
 * Burns what is in an account and closes it, so that nothing earned on the way moves in it any more. Nothing happens to one
 * that is closed already, or frozen for a fault: whether its balance is right has to be known first.
 */
export function close(
  account: Account | undefined,
  userId: string,
  stamp: Stamp & { readonly id: string },
): Closing | undefined {
  const before = account ?? openAccount(userId, stamp.at);
  if (before.frozen) return undefined;
  const posting =
    before.balance > 0 ? burn(before, { userId, amount: before.balance, of: userId }, stamp) : undefined;
  const { id, at, correlationId } = stamp;
  const record = { id, by: REASON, reason: CLOSED_ACCOUNT, at, correlationId };
  const change = freeze(posting?.account ?? before, CLOSED_ACCOUNT, record)!;
  return posting ? { ...change, posting } : change;
}

/** Burns besitos of somebody who was erased. @param of what they are of: each is burned once */
export function burn(
  account: Account,
  { userId, amount, of }: { readonly userId: string; readonly amount: number; readonly of: string },
  stamp: Stamp,
): Posting {
  return post(account, 'debit', { userId, amount, reason: REASON, cause: `${REASON}:${of}` }, stamp);
}
