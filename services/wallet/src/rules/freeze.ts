import type { Account, AccountState, Freeze, UserEntry } from './book.ts';
import { GENESIS } from './chain.ts';

/** Who does it, why, when, by which id and within which chain of messages. */
export type FreezeStamp = Pick<Freeze, 'id' | 'by' | 'reason' | 'at' | 'correlationId'>;

/** An account after it was frozen or opened again, and the record of that. */
export interface FreezeChange {
  readonly account: Account;
  readonly record: Freeze;
}

/** Lets nothing move in an account. Nothing to do when it is frozen already: the first fault stays its reason. */
export function freeze(account: Account, fault: string, stamp: FreezeStamp): FreezeChange | undefined {
  return account.frozen === null
    ? changed(account, { ...account, frozen: fault }, 'frozen', stamp)
    : undefined;
}

/** Opens an account again. The entries are the book: what the account says of them is brought back to the last one. */
export function unfreeze(
  account: Account,
  last: UserEntry | undefined,
  stamp: FreezeStamp,
): FreezeChange | undefined {
  return account.frozen === null ? undefined : restored(account, last, stamp);
}

/** Brings what a user has set aside back to its last entry, when the user's account is opened again. */
export function restoreEscrow(
  escrow: Account | undefined,
  last: UserEntry | undefined,
  stamp: FreezeStamp,
): FreezeChange | undefined {
  if (!escrow) return undefined;
  const change = restored(escrow, last, stamp);
  const { before, after } = change.record;
  const same =
    before.balance === after.balance && before.entries === after.entries && before.head === after.head;
  return same ? undefined : change;
}

function restored(account: Account, last: UserEntry | undefined, stamp: FreezeStamp): FreezeChange {
  const { balance, sequence: entries, hash: head } = last ?? { balance: 0, sequence: 0, hash: GENESIS };
  return changed(account, { ...account, balance, entries, head, frozen: null }, 'unfrozen', stamp);
}

function changed(
  before: Account,
  after: Account,
  action: Freeze['action'],
  stamp: FreezeStamp,
): FreezeChange {
  const { userId } = before;
  return {
    account: after,
    record: { ...stamp, userId, action, before: stateOf(before), after: stateOf(after) },
  };
}

const stateOf = ({ balance, entries, head, frozen }: Account): AccountState => ({
  balance,
  entries,
  head,
  frozen,
});
