import type { Plan } from '@yabot/content';
import { SubscriptionOf } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { inTheWay } from '../rules/plans.ts';
import { isRunning, type Subscription } from '../rules/subscription.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const subscriptionOf = query(SubscriptionOf, {
  answer: async ({ userId }, { load, resources }: QueryContext<Resources>) => {
    const { plans } = resources.definitions;
    const subscription = await load(subscriptions.ref(userId));
    return {
      subscription: isRunning(subscription) ? shown(subscription, plans) : null,
      plans: [...plans.values()].map((plan) => ({
        planId: plan.id,
        title: plan.title,
        description: plan.description,
        days: plan.days,
        stars: plan.price.stars ?? null,
        besitos: plan.price.besitos ?? null,
        trialDays: mayTry(subscription) ? (plan.trialDays ?? null) : null,
        offered: !inTheWay(subscription, plan, plans),
      })),
    };
  },
});

const mayTry = (subscription: Subscription | undefined) =>
  !subscription?.trialUsed && !isRunning(subscription);

function shown(subscription: Subscription, plans: ReadonlyMap<string, Plan>) {
  const { planId, state, since, until, graceUntil: accessUntil } = subscription;
  const title = planId === null ? null : (plans.get(planId)?.title ?? null);
  return { planId, title, state, since, until, accessUntil };
}
