import { localDay, type Referrals } from '@yabot/content';
import type { Profile } from './profile.ts';

/** Who invited somebody, for good, and what they have done since. Belongs to who was invited. */
export interface Referral {
  readonly userId: string;
  readonly inviterId: string;
  readonly acceptedAt: string;
  /** How many invitations in a row led here, each soon after the one before. */
  readonly chain: number;
  readonly besitos: number;
  readonly reactions: number;
  /** The days on which they earned something, as long as they are counted. */
  readonly days: readonly string[];
  readonly activeAt: string | null;
  /** Whether they earned something after they had become active. */
  readonly stayed: boolean;
}

/** Why an invitation cannot be accepted. */
export type ReferralObstacle = 'code-unknown' | 'oneself' | 'taken' | 'too-late';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const since = (moment: string, now: Date) => now.getTime() - Date.parse(moment);

/** What stands in the way of accepting an invitation. Who has invited others is not new, so that no ring closes. */
export function obstacleToReferral(
  { userId, inviterId }: { readonly userId: string; readonly inviterId: string | undefined },
  known: {
    readonly profile: Profile | undefined;
    readonly inviter: Profile | undefined;
    readonly before: Referral | undefined;
    readonly hasInvited: boolean;
  },
  { newWithinHours }: Referrals,
  now: Date,
): ReferralObstacle | undefined {
  if (inviterId === userId) return 'oneself';
  if (!inviterId || !known.inviter) return 'code-unknown';
  if (known.before) return 'taken';
  const isNew = !known.profile || since(known.profile.registeredAt, now) <= newWithinHours * HOUR_MS;
  return isNew && !known.hasInvited ? undefined : 'too-late';
}

/** An invitation that was just accepted. @param ofInviter by which the inviter came */
export function newReferral(
  userId: string,
  inviterId: string,
  ofInviter: Referral | undefined,
  { suspicious }: Referrals,
  now: Date,
): Referral {
  const within = suspicious.chain.hours * HOUR_MS;
  const follows = ofInviter !== undefined && since(ofInviter.acceptedAt, now) <= within;
  return {
    userId,
    inviterId,
    acceptedAt: now.toISOString(),
    chain: follows ? ofInviter.chain + 1 : 1,
    besitos: 0,
    reactions: 0,
    days: [],
    activeAt: null,
    stayed: false,
  };
}

/** Besitos that somebody earned by what they did. */
export interface Earning {
  readonly amount: number;
  readonly reason: string;
  readonly at: Date;
}

/** What is no doing of theirs. */
const GIVEN: ReadonlySet<string> = new Set([
  ...['referral', 'opening', 'transfer', 'hold', 'reversal', 'subscription-refund'],
]);

/** The invitation after its user earned something; the same one when that changes nothing any more. */
export function earned(
  referral: Referral,
  { amount, reason, at }: Earning,
  { active }: Referrals,
  communityZone: string,
): Referral {
  if (GIVEN.has(reason) || referral.stayed) return referral;
  if (referral.activeAt) return { ...referral, stayed: true };
  if (at.getTime() - Date.parse(referral.acceptedAt) > active.withinDays * DAY_MS) return referral;
  const day = localDay(at, { timeZone: communityZone });
  const counted = {
    ...referral,
    besitos: referral.besitos + amount,
    reactions: referral.reactions + (reason === 'reaction' ? 1 : 0),
    days: referral.days.includes(day) ? referral.days : [...referral.days, day],
  };
  const isActive =
    counted.besitos >= active.besitos &&
    counted.reactions >= active.reactions &&
    counted.days.length >= active.days;
  return isActive ? { ...counted, activeAt: at.toISOString() } : counted;
}
