import type { SubscriptionState } from '@yabot/contracts';

/** Somebody's VIP: one a user, which becomes longer with all that is paid or given. */
export interface Subscription {
  readonly userId: string;
  /** Null for one that was given without a plan. */
  readonly planId: string | null;
  readonly state: SubscriptionState;
  /** Since when they have VIP without a break. */
  readonly since: string;
  /** The end of what is paid or given. */
  readonly until: string;
  /** When VIP ends: with the grace period. */
  readonly graceUntil: string;
  /** Whether they have ever had a trial. */
  readonly trialUsed: boolean;
  /** How many days before this end they were last reminded. */
  readonly reminded: number | null;
  /** When something is due next: a reminder, the grace, the end. */
  readonly nextAt: string | null;
  readonly endedAt: string | null;
  /** The expiry run that ended it, which can be undone. */
  readonly endedBy: string | null;
}

/** Time that was added to a subscription, once per cause. */
export interface Period {
  readonly cause: string;
  readonly userId: string;
  readonly planId: string | null;
  readonly days: number;
  /** Where it comes from, such as `stars` or `reward`. */
  readonly source: string;
  readonly until: string;
  readonly givenAt: string;
  /** What was paid for it was given back, and the time taken. */
  readonly takenBack: boolean;
}

/** What makes a subscription longer. */
export interface Extension {
  readonly userId: string;
  /** Null leaves the plan as it is. */
  readonly planId: string | null;
  readonly days: number;
  readonly source: string;
}

/** What the content says of reminders and of the grace period of the plan. */
export interface Terms {
  /** Days before the end at which somebody is reminded. */
  readonly reminders: readonly number[];
  readonly graceDays: number;
}

const DAY_MS = 24 * 60 * 60_000;
const TRIAL = 'trial';

export const daysAfter = (moment: string | Date, days: number): Date =>
  new Date(new Date(moment).getTime() + days * DAY_MS);

/** Whether somebody has VIP. It ends when an expiry run takes note of the end, which it does within seconds. */
export function isRunning(subscription: Subscription | undefined): subscription is Subscription {
  return subscription !== undefined && subscription.state !== 'expired';
}

/** The subscription with more time; a new one when none runs. */
export function extended(
  before: Subscription | undefined,
  { userId, planId, days, source }: Extension,
  { reminders, graceDays }: Terms,
  now: Date,
): Subscription {
  const goesOn = isRunning(before) && now <= new Date(before.graceUntil);
  const until = daysAfter(goesOn ? before.until : now, days);
  const longer: Subscription = {
    userId,
    planId: planId ?? (goesOn ? before.planId : null),
    state: source === TRIAL ? 'trial' : 'active',
    since: goesOn ? before.since : now.toISOString(),
    until: until.toISOString(),
    graceUntil: daysAfter(until, source === TRIAL ? 0 : graceDays).toISOString(),
    trialUsed: source === TRIAL || (before?.trialUsed ?? false),
    reminded: null,
    nextAt: null,
    endedAt: null,
    endedBy: null,
  };
  return { ...longer, nextAt: nextMoment(longer, reminders, now) };
}

/** When something is due next of a subscription that runs. */
export function nextMoment(subscription: Subscription, reminders: readonly number[], now: Date): string {
  const { state, until, graceUntil, reminded } = subscription;
  const reminds = state === 'active' || state === 'trial';
  const ahead = reminders
    .filter((days) => reminds && days < (reminded ?? Number.POSITIVE_INFINITY))
    .map((days) => daysAfter(until, -days).toISOString());
  const moments = [...ahead, ...(state === 'grace' ? [] : [until])].filter((at) => new Date(at) > now);
  return moments.toSorted()[0] ?? graceUntil;
}
