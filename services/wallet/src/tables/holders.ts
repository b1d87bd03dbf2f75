import { sqlTable } from '@yabot/service-kit';
import type { Holder } from '../rules/book.ts';

/** What the wallet knows of users besides their accounts, from the events of the user service. */
export const holders = sqlTable<Holder>('holders', {
  key: 'userId',
  columns: {
    userId: 'text',
    registeredAt: 'text',
    bannedUntil: 'text',
    banned: 'boolean',
    sentOn: 'text',
    sent: 'integer',
  },
});
