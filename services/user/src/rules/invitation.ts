import type { Referrals } from '@yabot/content';
import type { ReferralSuspected } from '@yabot/contracts';

/** Somebody who was invited, as the one who invited has them. Belongs to who invited. */
export interface Invitation {
  /** Who was invited. */
  readonly userId: string;
  readonly inviterId: string;
  readonly joinedAt: string;
  readonly chain: number;
  /** `waiting`: put off to another day; `held`: waits for a decision of an administrator. */
  readonly state: 'joined' | 'waiting' | 'held' | 'paid' | 'declined';
  readonly why: readonly Suspicion[];
  /** On which day of the community it was paid. */
  readonly paidOn: string | null;
  /** What the inviter got. */
  readonly earned: number;
}

export type Suspicion = (typeof ReferralSuspected.sample.why)[number];

/** What somebody invited has done, as far as it is known. */
export interface Doing {
  readonly userId: string;
  readonly activeAt: string | null;
  readonly stayed: boolean;
}

/** Everything by which an invitation is weighed. */
export interface Weighing {
  readonly invitation: Invitation;
  /** The inviter's latest ones, this one among them. */
  readonly all: readonly Invitation[];
  readonly doings: readonly Doing[];
  readonly isBanned: boolean;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** What makes an invitation look like one of a ring. */
export function suspicionsOf(weighing: Weighing, { suspicious }: Referrals, now: Date): Suspicion[] {
  const { joinedTogether, idle, chain } = suspicious;
  return [
    ...(together(weighing, joinedTogether.minutes) >= joinedTogether.count
      ? ['joined-together' as const]
      : []),
    ...(idleAmong(weighing, idle.afterDays, now) >= idle.count ? ['idle' as const] : []),
    ...(weighing.invitation.chain >= chain.length ? ['chain' as const] : []),
    ...(weighing.isBanned ? ['banned' as const] : []),
  ];
}

/** The most invitees, this one among them, who came within so many minutes. */
function together({ invitation, all }: Weighing, minutes: number): number {
  const own = Date.parse(invitation.joinedAt);
  const times = all
    .map(({ joinedAt }) => Date.parse(joinedAt))
    .filter((at) => Math.abs(at - own) <= minutes * MINUTE_MS);
  const from = times.filter((at) => at <= own);
  return Math.max(
    0,
    ...from.map((first) => times.filter((at) => at >= first && at - first <= minutes * MINUTE_MS).length),
  );
}

/** How many of the inviter's did the least that pays, and nothing since. */
function idleAmong({ doings }: Weighing, afterDays: number, now: Date): number {
  const long = now.getTime() - afterDays * DAY_MS;
  return doings.filter(({ activeAt, stayed }) => activeAt && !stayed && Date.parse(activeAt) <= long).length;
}

/** How many of an inviter's were paid on a day. */
export const paidOn = (all: readonly Invitation[], day: string): number =>
  all.filter((each) => each.paidOn === day).length;
