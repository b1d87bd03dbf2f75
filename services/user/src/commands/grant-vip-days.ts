import { causeUsed, GrantVipDays } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { extend } from '../extending.ts';
import { periods } from '../tables/periods.ts';
import { subscriptions } from '../tables/subscriptions.ts';

const NO_TERMS = { reminders: [], graceDays: 0 };

export const grantVipDays = command(GrantVipDays, {
  store: 'sql',
  reads: ({ data }) => ({ before: subscriptions.ref(data.userId), earlier: periods.ref(data.cause) }),
  decide: ({ data }, { before, earlier }, { now }) => {
    const { userId, days } = data;
    if (earlier) {
      const same = earlier.userId === userId && earlier.days === days;
      return same ? accept({ until: earlier.until }) : refuse(causeUsed);
    }
    const { until, ...decision } = extend(before, { ...data, planId: null, source: 'reward' }, NO_TERMS, now);
    return accept({ until }, decision);
  },
});
