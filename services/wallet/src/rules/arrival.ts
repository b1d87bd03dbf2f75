import type { Account, Holder, Movement, TransferRow } from './book.ts';
import { burn, isClosed } from './close.ts';
import { type Posting, post, type Stamp } from './post.ts';
import { type Party, recipientRefused, TRANSFER, withoutSent } from './transfer.ts';

/** What is on its way between two users. */
export interface OnItsWay {
  readonly transferId: string;
  readonly senderId: string;
  readonly recipientId: string;
  readonly amount: number;
}

/** What a transfer has moved already: it arrives or comes back, and never both. */
export interface Moved {
  readonly received: Movement | undefined;
  readonly returned: Movement | undefined;
}

/** The causes of the second half: unique, so that what is on its way arrives once or comes back once. */
export const receivedCause = (transferId: string) => `received:${transferId}`;
export const returnedCause = (transferId: string) => `returned:${transferId}`;

/** What comes of an arrival. */
export type ArrivalOutcome =
  | { readonly outcome: 'arrived'; readonly posting: Posting }
  | { readonly outcome: 'repeated' | 'went-back' | 'unknown' | 'unavailable' };

/** The second half: besitos reach whom they are for. */
export function receiveBesitos(
  recipient: Party,
  { received, returned }: Moved,
  { transferId, recipientId, amount }: OnItsWay,
  stamp: Stamp & { readonly now: Date },
): ArrivalOutcome {
  if (received) return { outcome: 'repeated' };
  if (returned) return { outcome: 'went-back' };
  const refused = recipientRefused(recipient, stamp.now);
  if (refused) return refused;
  const order = { userId: recipientId, amount, reason: TRANSFER, cause: receivedCause(transferId) };
  return { outcome: 'arrived', posting: post(recipient.account, 'received', order, stamp) };
}

/** Who sent what comes back, and what they sent. */
export interface Sender {
  readonly account: Account | undefined;
  readonly holder: Holder | undefined;
  readonly transfer: TransferRow | undefined;
}

/** What comes of a return. */
export type ReturnOutcome =
  | { readonly outcome: 'returned'; readonly posting: Posting; readonly holder: Holder | undefined }
  /** Who sent it was erased meanwhile: it comes back and is burned. */
  | { readonly outcome: 'burned'; readonly postings: readonly Posting[] }
  | { readonly outcome: 'repeated'; readonly balance: number }
  | { readonly outcome: 'frozen' };

/** Undoes the first half. */
export function returnBesitos(
  { account, holder, transfer }: Sender,
  { received, returned }: Moved,
  { transferId, senderId, amount }: OnItsWay,
  { timeZone, newId, ...stamp }: Stamp & { readonly timeZone: string; readonly newId: () => string },
): ReturnOutcome {
  if (returned) return { outcome: 'repeated', balance: returned.balance };
  if (received) return { outcome: 'repeated', balance: account?.balance ?? 0 };
  if (account?.frozen && !isClosed(account)) return { outcome: 'frozen' };
  const order = { userId: senderId, amount, reason: TRANSFER, cause: returnedCause(transferId) };
  const posting = post(account, 'returned', order, stamp);
  if (isClosed(account)) {
    const burned = burn(
      posting.account,
      { userId: senderId, amount, of: transferId },
      { ...stamp, movementId: newId() },
    );
    return { outcome: 'burned', postings: [posting, burned] };
  }
  const freed = holder && transfer && withoutSent(holder, amount, transfer.at, timeZone);
  return { outcome: 'returned', posting, holder: freed };
}
