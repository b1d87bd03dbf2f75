import {
  type Account,
  escrowAccount,
  type Movement,
  type MovementKind,
  type SystemEntry,
  systemEntryId,
  type Unsealed,
  type UserEntry,
  unsealedId,
  userEntryId,
} from './book.ts';
import { entryHash, GENESIS } from './chain.ts';
import { accountAgainst, ownAccount, signedAmount, totalName } from './kinds.ts';

/** What is to move. */
export interface Order {
  readonly userId: string;
  readonly amount: number;
  readonly reason: string;
  readonly cause: string;
}

/** When, by which id and within which chain of messages it moves. */
export interface Stamp {
  readonly movementId: string;
  readonly at: string;
  readonly correlationId: string;
}

/** An entry at the end of an account's chain. */
export interface Booked {
  readonly account: Account;
  readonly user: UserEntry;
  readonly unsealed: Unsealed;
}

/** Everything one movement writes. */
export interface Posting extends Booked {
  readonly movement: Movement;
  /** The entry against which the movement's own is booked. */
  readonly system: SystemEntry;
}

/** Everything a movement writes that besitos make between a user's two accounts. */
export interface InnerPosting {
  readonly movement: Movement;
  readonly own: Booked;
  readonly escrow: Booked;
}

/** Books a movement: two entries that add up to zero, the account's own chained to the one before it. */
export function post(account: Account | undefined, kind: MovementKind, order: Order, stamp: Stamp): Posting {
  const movement = movementOf(account, kind, order, stamp);
  const system: SystemEntry = {
    id: systemEntryId(movement.movementId),
    account: accountAgainst(movement, ownAccount(movement)),
    movementId: movement.movementId,
    amount: -signedAmount(movement),
    sequence: null,
    balance: null,
    previous: null,
    hash: null,
  };
  return { movement, system, ...append(account, movement, ownAccount(movement), signedAmount(movement)) };
}

/** Books a movement between a user's account and what the user has set aside: both entries are chained. */
export function postInner(
  account: Account | undefined,
  escrow: Account | undefined,
  kind: 'hold' | 'release',
  order: Order,
  stamp: Stamp,
): InnerPosting {
  const movement = movementOf(account, kind, order, stamp);
  const amount = signedAmount(movement);
  return {
    movement,
    own: append(account, movement, order.userId, amount),
    escrow: append(escrow, movement, escrowAccount(order.userId), -amount),
  };
}

/** @param account that of the movement's own entry */
function movementOf(
  account: Account | undefined,
  kind: MovementKind,
  { userId, amount, reason, cause }: Order,
  { movementId, at, correlationId }: Stamp,
): Movement {
  const sequence = (account?.entries ?? 0) + 1;
  const balance = (account?.balance ?? 0) + signedAmount({ kind, amount });
  return { movementId, at, correlationId, userId, amount, reason, cause, kind, sequence, balance };
}

/** An account as it is opened. */
export const openAccount = (userId: string, openedAt: string): Account => ({
  userId,
  balance: 0,
  entries: 0,
  head: GENESIS,
  openedAt,
  frozen: null,
  boosts: null,
});

function append(before: Account | undefined, movement: Movement, name: string, amount: number): Booked {
  const last = before ?? openAccount(name, movement.at);
  const sequence = last.entries + 1;
  const balance = last.balance + amount;
  const { movementId } = movement;
  const entry = {
    id: userEntryId(name, sequence),
    account: name,
    movementId,
    amount,
    sequence,
    balance,
    previous: last.head,
  };
  const hash = entryHash(entry, movement);
  return {
    account: { ...last, balance, entries: sequence, head: hash },
    user: { ...entry, hash },
    unsealed: {
      id: unsealedId(name, sequence),
      account: name,
      sequence,
      amount,
      reason: totalName(movement),
      hash,
    },
  };
}
