import {
  type Account,
  type Movement,
  type MovementKind,
  type SystemEntry,
  systemAccount,
  systemEntryId,
  type Unsealed,
  type UserEntry,
  unsealedId,
  userEntryId,
} from './book.ts';
import { entryHash, GENESIS } from './chain.ts';

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

/** Everything one movement writes. */
export interface Posting {
  readonly account: Account;
  readonly movement: Movement;
  readonly user: UserEntry;
  readonly system: SystemEntry;
  readonly unsealed: Unsealed;
}

/** Books a movement: two entries that add up to zero, the user's one chained to the one before it. */
export function post(account: Account | undefined, kind: MovementKind, order: Order, stamp: Stamp): Posting {
  const { userId, reason } = order;
  const amount = kind === 'credit' ? order.amount : -order.amount;
  const before = account ?? {
    userId,
    balance: 0,
    entries: 0,
    head: GENESIS,
    openedAt: stamp.at,
    frozen: null,
  };
  const sequence = before.entries + 1;
  const balance = before.balance + amount;
  const movement: Movement = { ...stamp, ...order, kind, sequence, balance };
  const system = systemEntry(movement, -amount);
  const user = userEntry(movement, amount, before.head);
  const id = unsealedId(userId, sequence);
  return {
    account: { ...before, balance, entries: sequence, head: user.hash },
    movement,
    user,
    system,
    unsealed: { id, account: userId, sequence, amount, reason, hash: user.hash },
  };
}

function systemEntry({ movementId, reason }: Movement, amount: number): SystemEntry {
  return {
    id: systemEntryId(movementId),
    account: systemAccount(reason),
    movementId,
    amount,
    sequence: null,
    balance: null,
    previous: null,
    hash: null,
  };
}

function userEntry(movement: Movement, amount: number, previous: string): UserEntry {
  const { userId: account, movementId, sequence, balance } = movement;
  const id = userEntryId(account, sequence);
  const entry = { id, account, movementId, amount, sequence, balance, previous };
  return { ...entry, hash: entryHash(entry, movement) };
}
