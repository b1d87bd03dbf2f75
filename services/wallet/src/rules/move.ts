import type { Account, Movement, MovementKind } from './book.ts';
import { BOOST, boostedBy } from './boost.ts';
import { type Order, type Posting, post, type Stamp } from './post.ts';

/** What comes of a credit. */
export type CreditOutcome =
  | {
      readonly outcome: 'moved';
      readonly posting: Posting;
      /** What a boost added, booked before it as a movement of its own. */
      readonly boost?: Posting;
    }
  /** The cause has paid before, the same to the same: what came of it then. */
  | { readonly outcome: 'repeated'; readonly movementId: string; readonly balance: number }
  /** The cause has moved something else. */
  | { readonly outcome: 'cause-taken' }
  /** Nothing moves in the account until somebody has looked at it. */
  | { readonly outcome: 'frozen' };

/** What may make a credit more. */
export interface Boosting {
  /** The account of what is for everybody. */
  readonly everyone: Account | undefined;
  /** A new id for the movement of what is added. */
  readonly newId: () => string;
}

/** What comes of a debit. */
export type DebitOutcome =
  | CreditOutcome
  | { readonly outcome: 'insufficient'; readonly balance: number; readonly needed: number };

/** @param earlier what the cause has moved before */
export function creditAccount(
  account: Account | undefined,
  earlier: Movement | undefined,
  order: Order,
  stamp: Stamp,
  boosting?: Boosting,
): CreditOutcome {
  if (earlier) return again(earlier, 'credit', order);
  if (account?.frozen) return { outcome: 'frozen' };
  const more = boosting ? boostedBy(order, [account, boosting.everyone], stamp.at) : 0;
  if (!boosting || more === 0) return { outcome: 'moved', posting: post(account, 'credit', order, stamp) };
  const { userId } = order;
  const added = { userId, amount: more, reason: BOOST, cause: `boost:${stamp.movementId}` };
  const boost = post(account, 'credit', added, { ...stamp, movementId: boosting.newId() });
  return { outcome: 'moved', boost, posting: post(boost.account, 'credit', order, stamp) };
}

/** @param earlier what the cause has moved before */
export function debitAccount(
  account: Account | undefined,
  earlier: Movement | undefined,
  order: Order,
  stamp: Stamp,
): DebitOutcome {
  if (earlier) return again(earlier, 'debit', order);
  if (account?.frozen) return { outcome: 'frozen' };
  const balance = account?.balance ?? 0;
  if (balance < order.amount) return { outcome: 'insufficient', balance, needed: order.amount };
  return { outcome: 'moved', posting: post(account, 'debit', order, stamp) };
}

function again(earlier: Movement, kind: MovementKind, { userId, amount }: Order): CreditOutcome {
  const same = earlier.kind === kind && earlier.userId === userId && earlier.amount === amount;
  if (!same) return { outcome: 'cause-taken' };
  return { outcome: 'repeated', movementId: earlier.movementId, balance: earlier.balance };
}
