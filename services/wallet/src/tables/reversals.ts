import { sqlTable } from '@yabot/service-kit';
import type { Reversal } from '../rules/book.ts';

/** Which movements were undone; the key is the cause of the movement that was. */
export const reversals = sqlTable<Reversal>('reversals', {
  key: 'cause',
  columns: {
    cause: 'text',
    movementId: 'text',
    userId: 'text',
    amount: 'integer',
    missing: 'integer',
    balance: 'integer',
    by: 'text',
    reason: 'text',
    campaignId: 'text',
    at: 'text',
  },
});
