import { alreadySubscribed, planUnknown, StartTrial, trialUsed, userUnknown } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { extend } from '../extending.ts';
import { termsOf } from '../rules/plans.ts';
import { isRunning } from '../rules/subscription.ts';
import { profiles } from '../tables/profiles.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const startTrial = command(StartTrial, {
  store: 'sql',
  reads: ({ data }) => ({ profile: profiles.ref(data.userId), before: subscriptions.ref(data.userId) }),
  decide: ({ data }, { profile, before }, { now, resources }: DecisionContext<Resources>) => {
    const { plans, reminders } = resources.definitions;
    if (!profile) return refuse(userUnknown);
    const plan = plans.get(data.planId);
    if (!plan?.trialDays) return refuse(planUnknown);
    if (before?.trialUsed) return refuse(trialUsed);
    if (isRunning(before)) return refuse(alreadySubscribed, { until: before.until });
    const { userId } = data;
    const order = {
      userId,
      planId: plan.id,
      days: plan.trialDays,
      source: 'trial',
      cause: `trial:${userId}`,
    };
    const { until, ...decision } = extend(before, order, termsOf(plan, reminders), now);
    return accept({ until }, decision);
  },
});
