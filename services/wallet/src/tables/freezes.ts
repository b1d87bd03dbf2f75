import { sqlTable } from '@yabot/service-kit';
import type { Freeze } from '../rules/book.ts';

/** Who froze or opened which account, and why. */
export const freezes = sqlTable<Freeze>('freezes', {
  key: 'id',
  columns: {
    id: 'text',
    userId: 'text',
    action: 'text',
    by: 'text',
    reason: 'text',
    before: 'json',
    after: 'json',
    at: 'text',
    correlationId: 'text',
  },
});
