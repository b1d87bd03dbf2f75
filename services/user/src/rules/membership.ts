import type { Resource } from '@yabot/content';
import { IS_IN, type MemberStatus, type MissingCondition } from '@yabot/contracts';
import { type Facts, missingFor } from './access.ts';
import type { Definitions } from './definitions.ts';
import { COUNTED_MS } from './gate.ts';

/** Somebody and a chat behind a door: what Telegram last said, and what is under way. */
export interface Membership {
  /** `<chat>:<user>` */
  readonly membershipId: string;
  readonly chatId: number;
  readonly userId: string;
  readonly status: MemberStatus;
  /** When Telegram last said so. */
  readonly checkedAt: string;
  /** Since when they should not be in the chat; null while they may. */
  readonly leaveAt: string | null;
  /** The run that has them removed, and when; null once they are in again. */
  readonly removedBy: string | null;
  readonly removedAt: string | null;
}

/** A link into a chat that lets one person in once. */
export interface Invite {
  readonly inviteId: string;
  readonly userId: string;
  readonly chatId: number;
  /** `wanted` of the gateway, `sent` to its user, `used` by them, or `void`. */
  readonly state: 'wanted' | 'sent' | 'used' | 'void';
  readonly until: string;
}

export const membershipId = (chatId: number, userId: string): string => `${chatId}:${userId}`;

export const isInside = ({ status }: Pick<Membership, 'status'>): boolean => IS_IN.includes(status);

/** Telegram lets nobody remove those who run a chat, and they look after themselves. */
const RUNS_CHAT: readonly MemberStatus[] = ['creator', 'administrator'];

/** The chats that somebody who is erased is in, and is to leave. */
export const chatsToLeave = (memberships: readonly Membership[]): number[] =>
  memberships
    .filter((each) => isInside(each) && !RUNS_CHAT.includes(each.status))
    .map(({ chatId }) => chatId);

/** What Telegram says of a membership now; whoever is in again is under no removal. */
export function seen(
  before: Membership | undefined,
  { chatId, userId, status }: Pick<Membership, 'chatId' | 'userId' | 'status'>,
  now: Date,
): Membership {
  const isIn = isInside({ status });
  const removal = before?.removedBy ? before : undefined;
  const leaving = isIn === (removal === undefined) ? before : undefined;
  return {
    membershipId: membershipId(chatId, userId),
    chatId,
    userId,
    status,
    checkedAt: now.toISOString(),
    // Kept of who waits for removal, and of who was removed and is out: not of who left, or came in again.
    leaveAt: leaving?.leaveAt ?? null,
    removedBy: isIn ? null : (removal?.removedBy ?? null),
    removedAt: isIn ? null : (removal?.removedAt ?? null),
  };
}

/** What somebody lacks for a chat; nothing when no resource has it as a door. */
export function missingAt(
  resource: Resource | undefined,
  facts: Facts,
  definitions: Definitions,
  now: Date,
): MissingCondition[] {
  return resource ? missingFor(resource, facts, definitions, now) : [];
}

/** The expiry run that took from somebody what a door needs, and let that be: it need not be asked of them again. */
export function excusedBy(
  resource: Resource | undefined,
  { subscription }: Facts,
  now: Date,
): string | undefined {
  const { state, endedBy, endedAt } = subscription ?? {};
  if (!resource?.needs.vip || state !== 'expired' || !endedBy || !endedAt) return undefined;
  return now.getTime() - Date.parse(endedAt) < COUNTED_MS ? endedBy : undefined;
}

/**
 * The membership after a look at whether they may be in the chat; the same when nothing is new, and of who was removed and is
 * out: since when they should not be in says that they count among those who lost access within the hour.
 */
export function judged(
  membership: Membership,
  facts: Facts,
  definitions: Definitions,
  now: Date,
): Membership {
  if (membership.removedBy !== null && !isInside(membership)) return membership;
  const resource = definitions.doors.get(membership.chatId);
  const mustLeave =
    isInside(membership) &&
    !RUNS_CHAT.includes(membership.status) &&
    missingAt(resource, facts, definitions, now).length > 0;
  if (mustLeave === (membership.leaveAt !== null)) return membership;
  return { ...membership, leaveAt: mustLeave ? now.toISOString() : null };
}
