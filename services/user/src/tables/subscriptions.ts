import { sqlTable } from '@yabot/service-kit';
import type { Subscription } from '../rules/subscription.ts';

export const subscriptions = sqlTable<Subscription>('subscriptions', {
  key: 'userId',
  columns: {
    userId: 'text',
    planId: 'text',
    state: 'text',
    since: 'text',
    until: 'text',
    graceUntil: 'text',
    trialUsed: 'boolean',
    reminded: 'integer',
    nextAt: 'text',
    endedAt: 'text',
    endedBy: 'text',
  },
});
