import { sqlTable } from '@yabot/service-kit';
import type { Period } from '../rules/subscription.ts';

/** What made subscriptions longer: each cause once. */
export const periods = sqlTable<Period>('subscription_periods', {
  key: 'cause',
  columns: {
    cause: 'text',
    userId: 'text',
    planId: 'text',
    days: 'integer',
    source: 'text',
    until: 'text',
    givenAt: 'text',
    takenBack: 'boolean',
  },
});
