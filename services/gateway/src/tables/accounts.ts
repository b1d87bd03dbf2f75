import { sqlTable } from '@yabot/service-kit';
import type { Account } from '../rules/acquaintance.ts';

export const accounts = sqlTable<Account>('accounts', {
  key: 'telegramId',
  columns: { telegramId: 'integer', userId: 'text', profile: 'text', bannedUntil: 'text' },
});

export const accountOf = (userId: string) =>
  accounts.lookup((database) => database('accounts').where('user_id', userId));

export const refOf = (telegramId: number) => accounts.ref(String(telegramId));
