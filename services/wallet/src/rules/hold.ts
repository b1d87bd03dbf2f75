import type { Account, HoldRow, Movement } from './book.ts';
import { type InnerPosting, type Order, type Posting, post, postInner, type Stamp } from './post.ts';

/** A user's account, and what the user has set aside. */
export interface Accounts {
  readonly account: Account | undefined;
  readonly escrow: Account | undefined;
}

/** What comes of setting besitos aside. */
export type HoldOutcome =
  | {
      readonly outcome: 'held';
      readonly posting: InnerPosting;
      readonly hold: HoldRow;
      readonly held: number;
    }
  | { readonly outcome: 'repeated'; readonly movementId: string; readonly balance: number }
  | { readonly outcome: 'cause-taken' }
  | { readonly outcome: 'frozen' }
  | { readonly outcome: 'insufficient'; readonly balance: number; readonly needed: number }
  | { readonly outcome: 'end-in-past' };

/** What closes a hold: besitos that are taken, besitos that go back, and the hold after it. */
export interface Closing {
  readonly captured: Posting | undefined;
  readonly released: InnerPosting | undefined;
  readonly hold: HoldRow;
  /** What the user has set aside after it. */
  readonly held: number;
}

/** What comes of giving back what was set aside. */
export type ReleaseOutcome =
  | { readonly outcome: 'closed'; readonly closing: Closing }
  /** It was closed before in the same way. */
  | { readonly outcome: 'repeated'; readonly hold: HoldRow }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'closed-before'; readonly state: Exclude<HoldRow['state'], 'open'> }
  | { readonly outcome: 'frozen' };

/** What comes of taking what was set aside. */
export type CaptureOutcome =
  | ReleaseOutcome
  | { readonly outcome: 'too-small'; readonly held: number; readonly needed: number };

/** @param earlier what the cause has moved before */
export function placeHold(
  { account, escrow }: Accounts,
  earlier: Movement | undefined,
  order: Order & { readonly until: string },
  stamp: Stamp,
): HoldOutcome {
  const { userId, amount, reason, cause, until } = order;
  if (earlier) {
    const same = earlier.kind === 'hold' && earlier.userId === userId && earlier.amount === amount;
    if (!same) return { outcome: 'cause-taken' };
    return { outcome: 'repeated', movementId: earlier.movementId, balance: earlier.balance };
  }
  if (until <= stamp.at) return { outcome: 'end-in-past' };
  if (account?.frozen) return { outcome: 'frozen' };
  const balance = account?.balance ?? 0;
  if (balance < amount) return { outcome: 'insufficient', balance, needed: amount };
  const posting = postInner(account, escrow, 'hold', order, stamp);
  const hold: HoldRow = {
    cause,
    movementId: stamp.movementId,
    userId,
    amount,
    reason,
    until,
    state: 'open',
    captured: 0,
    balance: posting.movement.balance,
    placedAt: stamp.at,
    closedAt: null,
  };
  return { outcome: 'held', posting, hold, held: posting.escrow.account.balance };
}

/** Two stamps of one moment: what is taken and what goes back are movements of their own. */
export type ClosingStamp = Omit<Stamp, 'movementId'> & { readonly newId: () => string };

/** Takes what was set aside, all or a part, and gives the rest back. */
export function captureHold(
  { account, escrow }: Accounts,
  hold: HoldRow | undefined,
  { userId, amount }: { readonly userId: string; readonly amount: number | undefined },
  stamp: ClosingStamp,
): CaptureOutcome {
  if (hold?.userId !== userId) return { outcome: 'unknown' };
  const taken = amount ?? hold.amount;
  if (hold.state === 'captured' && hold.captured === taken) return { outcome: 'repeated', hold };
  if (hold.state !== 'open') return { outcome: 'closed-before', state: hold.state };
  if (taken > hold.amount) return { outcome: 'too-small', held: hold.amount, needed: taken };
  if (account?.frozen) return { outcome: 'frozen' };
  const order = { ...orderOf(hold, 'capture'), amount: taken };
  const captured = post(escrow, 'capture', order, stampOf(stamp));
  const rest = hold.amount - taken;
  if (rest === 0) return closed({ captured, released: undefined }, hold, 'captured', account, stamp.at);
  const released = giveBack({ account, escrow: captured.account }, hold, rest, stamp);
  return closed({ captured, released }, hold, 'captured', account, stamp.at);
}

/** Gives what was set aside back. */
export function releaseHold(
  accounts: Accounts,
  hold: HoldRow | undefined,
  { userId }: { readonly userId: string },
  state: 'released' | 'expired',
  stamp: ClosingStamp,
): ReleaseOutcome {
  if (hold?.userId !== userId) return { outcome: 'unknown' };
  if (hold.state === state) return { outcome: 'repeated', hold };
  if (hold.state !== 'open') return { outcome: 'closed-before', state: hold.state };
  if (accounts.account?.frozen) return { outcome: 'frozen' };
  const released = giveBack(accounts, hold, hold.amount, stamp);
  return closed({ captured: undefined, released }, hold, state, accounts.account, stamp.at);
}

/** The causes of what closes a hold: unique, so that a hold is taken once and given back once. */
export const closingCause = (what: 'capture' | 'release', holdMovementId: string) =>
  `${what}:${holdMovementId}`;

function orderOf(hold: HoldRow, what: 'capture' | 'release'): Omit<Order, 'amount'> {
  return { userId: hold.userId, reason: hold.reason, cause: closingCause(what, hold.movementId) };
}

const stampOf = ({ newId, ...rest }: ClosingStamp): Stamp => ({ ...rest, movementId: newId() });

function giveBack({ account, escrow }: Accounts, hold: HoldRow, amount: number, stamp: ClosingStamp) {
  return postInner(account, escrow, 'release', { ...orderOf(hold, 'release'), amount }, stampOf(stamp));
}

function closed(
  { captured, released }: Pick<Closing, 'captured' | 'released'>,
  hold: HoldRow,
  state: 'captured' | 'released' | 'expired',
  account: Account | undefined,
  closedAt: string,
): Extract<ReleaseOutcome, { outcome: 'closed' }> {
  const balance = released?.movement.balance ?? account?.balance ?? 0;
  const held = released?.escrow.account.balance ?? captured?.account.balance ?? 0;
  const after = { ...hold, state, captured: captured?.movement.amount ?? 0, balance, closedAt };
  return { outcome: 'closed', closing: { captured, released, hold: after, held } };
}

/** What a user has set aside, given back hold by hold. */
export function giveBackAll(
  accounts: Accounts,
  holds: readonly HoldRow[],
  stamp: ClosingStamp,
): { readonly accounts: Accounts; readonly closings: readonly Closing[] } {
  const closings: Closing[] = [];
  let after = accounts;
  for (const hold of holds) {
    const outcome = releaseHold(after, hold, hold, 'released', stamp);
    if (outcome.outcome !== 'closed') continue;
    const { own, escrow } = outcome.closing.released!;
    after = { account: own.account, escrow: escrow.account };
    closings.push(outcome.closing);
  }
  return { accounts: after, closings };
}

/** Burns what is still set aside of an account that is closed for good: nobody is there to get it back. */
export function burnHold(
  { account, escrow }: Accounts,
  hold: HoldRow,
  stamp: ClosingStamp,
): Closing | undefined {
  const open = account && { ...account, frozen: null };
  const { userId, amount } = hold;
  const outcome = captureHold({ account: open, escrow }, hold, { userId, amount }, stamp);
  return outcome.outcome === 'closed' ? outcome.closing : undefined;
}
