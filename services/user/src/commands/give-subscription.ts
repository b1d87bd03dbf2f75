import { GiveSubscription, notAllowed, otherPlanRunning, planUnknown, userUnknown } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { extend } from '../extending.ts';
import { actingRoles, mayAdminister } from '../rules/permissions.ts';
import { inTheWay, termsOf } from '../rules/plans.ts';
import { bans } from '../tables/bans.ts';
import { profiles } from '../tables/profiles.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const giveSubscription = command(GiveSubscription, {
  store: 'sql',
  reads: ({ data }) => ({
    profile: profiles.ref(data.userId),
    before: subscriptions.ref(data.userId),
    by: profiles.ref(data.by),
    ban: bans.ref(data.by),
  }),
  decide: ({ data }, { profile, before, by, ban }, { now, newId, resources }: DecisionContext<Resources>) => {
    const { plans, reminders } = resources.definitions;
    if (!mayAdminister(actingRoles(by, ban, now))) return refuse(notAllowed);
    if (!profile) return refuse(userUnknown);
    const plan = plans.get(data.planId);
    if (!plan) return refuse(planUnknown);
    const running = inTheWay(before, plan, plans);
    if (running) return refuse(otherPlanRunning, running);
    const { userId } = data;
    const order = { userId, planId: plan.id, days: plan.days, source: 'given', cause: `given:${newId()}` };
    const { until, ...decision } = extend(before, order, termsOf(plan, reminders), now);
    return accept({ until }, decision);
  },
});
