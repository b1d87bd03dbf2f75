import { causeUsed, GrantVipDays } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { extend } from '../extending.ts';
import { termsOf } from '../rules/plans.ts';
import { periods } from '../tables/periods.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const grantVipDays = command(GrantVipDays, {
  store: 'sql',
  reads: ({ data }) => ({ before: subscriptions.ref(data.userId), earlier: periods.ref(data.cause) }),
  decide: ({ data }, { before, earlier }, { now, resources }: DecisionContext<Resources>) => {
    const { userId, days } = data;
    if (earlier) {
      const same = earlier.userId === userId && earlier.days === days;
      return same ? accept({ until: earlier.until }) : refuse(causeUsed);
    }
    const { plans, reminders } = resources.definitions;
    const terms = termsOf(plans.get(before?.planId ?? ''), reminders);
    const { until, ...decision } = extend(before, { ...data, planId: null, source: 'reward' }, terms, now);
    return accept({ until }, decision);
  },
});
