import type { Plan } from '@yabot/content';
import { isRunning, type Subscription, type Terms } from './subscription.ts';

type Plans = ReadonlyMap<string, Plan>;

/** What a plan says of reminders and grace; nothing for time that was given without one. */
export function termsOf(plan: Plan | undefined, reminders: readonly number[]): Terms {
  return { reminders, graceDays: plan?.graceDays ?? 0 };
}

/** The plan that runs and opens other things, so that this one cannot be had before its end. */
export function inTheWay(
  subscription: Subscription | undefined,
  wanted: Plan,
  plans: Plans,
): { planId: string; until: string } | undefined {
  if (!isRunning(subscription) || subscription.planId === null) return undefined;
  const running = plans.get(subscription.planId);
  if (!running || opened(running) === opened(wanted)) return undefined;
  return { planId: running.id, until: subscription.until };
}

/** Whether a subscription opens a resource that needs VIP. */
export function opensResource(
  subscription: Subscription | undefined,
  resource: string,
  plans: Plans,
): boolean {
  if (!isRunning(subscription)) return false;
  const plan = subscription.planId === null ? undefined : plans.get(subscription.planId);
  return plan?.opens === undefined || plan.opens.includes(resource);
}

const opened = ({ opens }: Plan) => JSON.stringify(opens?.toSorted());
