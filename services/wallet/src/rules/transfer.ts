import { type Economy, localDay } from '@yabot/content';
import type { Account, Holder, Movement, TransferRow } from './book.ts';
import { type Posting, post, type Stamp } from './post.ts';

/** The reason of every movement of a transfer. */
export const TRANSFER = 'transfer';
const DAY_MS = 86_400_000;

/** A user as transfers see them. */
export interface Party {
  readonly account: Account | undefined;
  readonly holder: Holder | undefined;
}

/** What somebody wants sent. */
export interface TransferOrder {
  readonly senderId: string;
  readonly recipientId: string;
  readonly amount: number;
  readonly cause: string;
  readonly message?: string | undefined;
  readonly confirmed?: boolean | undefined;
}

/** What holds for every transfer. */
export interface TransferRules {
  readonly limits: Economy['transfers'];
  readonly timeZone: string;
  readonly now: Date;
}

/** What comes of sending. */
export type SendOutcome =
  | {
      readonly outcome: 'sent';
      readonly posting: Posting;
      readonly transfer: TransferRow;
      readonly holder: Holder;
    }
  | { readonly outcome: 'repeated'; readonly transferId: string; readonly balance: number }
  | { readonly outcome: 'cause-taken' | 'frozen' | 'self' | 'barred' | 'unknown' | 'unavailable' }
  | { readonly outcome: 'insufficient'; readonly balance: number; readonly needed: number }
  | { readonly outcome: 'too-large'; readonly most: number }
  | { readonly outcome: 'too-new'; readonly from: string }
  | { readonly outcome: 'day-limit'; readonly left: number; readonly mostPerDay: number }
  | { readonly outcome: 'unconfirmed'; readonly amount: number };

/** The first half: besitos leave who sends them. @param earlier what the cause has moved before */
export function sendBesitos(
  sender: Party,
  recipient: Party,
  earlier: Movement | undefined,
  order: TransferOrder,
  rules: TransferRules,
  stamp: Stamp,
): SendOutcome {
  const { senderId, recipientId, amount, cause, message } = order;
  if (earlier) return again(earlier, order);
  const refused = senderRefused(sender, order, rules) ?? recipientRefused(recipient, rules.now);
  if (refused) return refused;
  const holder = sender.holder ?? newHolder(senderId, sender.account?.openedAt ?? stamp.at);
  const { day, sent } = sentToday(holder, rules);
  const left = Math.max(rules.limits.mostPerDay - sent, 0);
  if (amount > left) return { outcome: 'day-limit', left, mostPerDay: rules.limits.mostPerDay };
  const needed = amount >= rules.limits.confirmFrom && order.confirmed !== true;
  if (needed) return { outcome: 'unconfirmed', amount };
  return {
    outcome: 'sent',
    posting: post(sender.account, 'sent', { userId: senderId, amount, reason: TRANSFER, cause }, stamp),
    transfer: {
      transferId: stamp.movementId,
      senderId,
      recipientId,
      amount,
      message: message ?? null,
      at: stamp.at,
    },
    holder: { ...holder, sentOn: day, sent: sent + amount },
  };
}

function again(earlier: Movement, { senderId, amount }: TransferOrder): SendOutcome {
  const same = earlier.kind === 'sent' && earlier.userId === senderId && earlier.amount === amount;
  if (!same) return { outcome: 'cause-taken' };
  return { outcome: 'repeated', transferId: earlier.movementId, balance: earlier.balance };
}

function senderRefused(
  { account, holder }: Party,
  { senderId, recipientId, amount }: TransferOrder,
  { limits, now }: TransferRules,
): SendOutcome | undefined {
  if (senderId === recipientId) return { outcome: 'self' };
  if (isBanned(holder, now)) return { outcome: 'barred' };
  if (account?.frozen) return { outcome: 'frozen' };
  if (amount > limits.most) return { outcome: 'too-large', most: limits.most };
  const balance = account?.balance ?? 0;
  if (balance < amount) return { outcome: 'insufficient', balance, needed: amount };
  const from = tooNewUntil({ account, holder }, limits, now);
  return from === null ? undefined : { outcome: 'too-new', from };
}

/** When somebody new may send for the first time; null for who is not. Nobody is known of whom nothing is: they have nothing to send. */
function tooNewUntil({ account, holder }: Party, { accountDays }: TransferRules['limits'], now: Date) {
  const since = earliest(holder?.registeredAt, account?.openedAt);
  if (since === undefined) return null;
  const from = new Date(Date.parse(since) + accountDays * DAY_MS);
  return from > now ? from.toISOString() : null;
}

/** What somebody can send now, whatever they have. */
export function allowanceOf(sender: Party, rules: TransferRules) {
  const { limits, now } = rules;
  const { most, mostPerDay } = limits;
  const sent = sender.holder ? sentToday(sender.holder, rules).sent : 0;
  return {
    most,
    mostPerDay,
    left: Math.max(mostPerDay - sent, 0),
    from: tooNewUntil(sender, limits, now),
    barred: isBanned(sender.holder, now),
  };
}

/** Why somebody can receive nothing now, if so. */
export function recipientRefused(
  { account, holder }: Party,
  now: Date,
): { readonly outcome: 'unknown' | 'unavailable' } | undefined {
  if (!account && !holder) return { outcome: 'unknown' };
  return account?.frozen || isBanned(holder, now) ? { outcome: 'unavailable' } : undefined;
}

/** Somebody of whom nothing is known but since when. */
export const newHolder = (userId: string, registeredAt: string): Holder => ({
  userId,
  registeredAt,
  bannedUntil: null,
  banned: false,
  sentOn: null,
  sent: 0,
});

/** A day farther ahead than clocks and zones differ was told by a clock that was quite wrong. */
const AHEAD_MS = 2 * DAY_MS;

/**
 * The day that counts, and what was sent on it. Days never go back, so that a clock that was ahead, or a community that
 * moves to where it is earlier, brings none twice; but nobody waits for a day that is far ahead.
 */
function sentToday({ sentOn, sent }: Holder, { timeZone, now }: Pick<TransferRules, 'timeZone' | 'now'>) {
  const clock = { timeZone };
  const today = localDay(now, clock);
  const last = localDay(new Date(now.getTime() + AHEAD_MS), clock);
  return sentOn !== null && today <= sentOn && sentOn <= last
    ? { day: sentOn, sent }
    : { day: today, sent: 0 };
}

const isBanned = (holder: Holder | undefined, now: Date) =>
  holder?.banned === true && (holder.bannedUntil === null || holder.bannedUntil > now.toISOString());

/** Somebody without so much of what they sent at a moment: it came back, so it counts no more in the sum of that day. */
export function withoutSent(holder: Holder, amount: number, at: string, timeZone: string): Holder {
  if (holder.sentOn !== localDay(new Date(at), { timeZone })) return holder;
  return { ...holder, sent: Math.max(0, holder.sent - amount) };
}

const earliest = (first: string | undefined, second: string | undefined) =>
  [first, second].flatMap((each) => each ?? []).sort()[0];
