import { daysAfter, isRunning, nextMoment, type Subscription } from './subscription.ts';

/** What is due of a subscription at a moment. */
export type DueStep =
  | { readonly step: 'remind'; readonly daysLeft: number }
  | { readonly step: 'grace' | 'end' | 'nothing' };

/** What is due of a subscription at a moment: of several things the latest. */
export function dueStep(
  subscription: Subscription | undefined,
  reminders: readonly number[],
  at: string,
): DueStep {
  if (!isRunning(subscription)) return { step: 'nothing' };
  const { state, until, graceUntil, reminded } = subscription;
  if (graceUntil <= at) return { step: 'end' };
  if (until <= at) return { step: state === 'grace' ? 'nothing' : 'grace' };
  if (state === 'cancelled') return { step: 'nothing' };
  const passed = reminders.filter((days) => daysAfter(until, -days).toISOString() <= at);
  const daysLeft = Math.min(...passed, Number.POSITIVE_INFINITY);
  const isNew = daysLeft < (reminded ?? Number.POSITIVE_INFINITY);
  return isNew ? { step: 'remind', daysLeft } : { step: 'nothing' };
}

/** Whether a subscription would end at a moment. */
export const endsBy = ({ graceUntil }: Subscription, at: string): boolean => graceUntil <= at;

export function remindedOf(
  subscription: Subscription,
  daysLeft: number,
  reminders: readonly number[],
  at: string,
): Subscription {
  const reminded = { ...subscription, reminded: daysLeft };
  return { ...reminded, nextAt: nextMoment(reminded, reminders, new Date(at)) };
}

export function inGrace(subscription: Subscription): Subscription {
  return { ...subscription, state: 'grace', nextAt: subscription.graceUntil };
}

/** @param runId the expiry run that ends it; null when nothing of it can be undone */
export function ended(subscription: Subscription, runId: string | null, now: Date): Subscription {
  return { ...subscription, state: 'expired', nextAt: null, endedAt: now.toISOString(), endedBy: runId };
}

/** It runs to its end and no longer. */
export function cancelled(subscription: Subscription): Subscription {
  const { until } = subscription;
  return { ...subscription, state: 'cancelled', graceUntil: until, nextAt: until };
}

const later = (one: string, other: string) => [one, other].toSorted()[1] as string;

/** A subscription that was ended runs again, at least until a moment. */
export function restored(
  subscription: Subscription,
  atLeast: string,
  reminders: readonly number[],
  now: Date,
): Subscription {
  const until = later(subscription.until, atLeast);
  const again: Subscription = {
    ...subscription,
    state: 'active',
    until,
    graceUntil: later(subscription.graceUntil, until),
    reminded: null,
    endedAt: null,
    endedBy: null,
  };
  return { ...again, nextAt: nextMoment(again, reminders, now) };
}

/** A subscription without so many of its days; ended when none is left. */
export function shortened(
  subscription: Subscription,
  days: number,
  reminders: readonly number[],
  now: Date,
): Subscription {
  const until = daysAfter(subscription.until, -days).toISOString();
  const graceUntil = daysAfter(subscription.graceUntil, -days).toISOString();
  const shorter = { ...subscription, until, graceUntil };
  if (new Date(until) <= now) return ended(shorter, null, now);
  return { ...shorter, nextAt: nextMoment(shorter, reminders, now) };
}
