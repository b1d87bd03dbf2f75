import { causeUsed, GrantVipDays, personErased } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { extend } from '../extending.ts';
import { termsOf } from '../rules/plans.ts';
import { erasures } from '../tables/erasures.ts';
import { periods } from '../tables/periods.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const grantVipDays = command(GrantVipDays, {
  store: 'sql',
  reads: ({ data }) => ({
    before: subscriptions.ref(data.userId),
    earlier: periods.ref(data.cause),
    erased: erasures.ref(data.userId),
  }),
  decide: ({ data }, { before, earlier, erased }, { now, resources }: DecisionContext<Resources>) => {
    const { userId, days } = data;
    if (erased) return refuse(personErased);
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
