import { type QueryContext, sqlTable } from '@yabot/service-kit';
import type { Account } from '../rules/acquaintance.ts';

export const accounts = sqlTable<Account>('accounts', {
  key: 'telegramId',
  columns: { telegramId: 'integer', userId: 'text', profile: 'text', bannedUntil: 'text' },
});

export const accountOf = (userId: string) =>
  accounts.lookup((database) => database('accounts').where('user_id', userId));

/** The account of a user, for a query: one, unless they are unknown. */
export async function accountsOf(sql: QueryContext['sql'], userId: string): Promise<Account[]> {
  return (await sql('accounts').where('user_id', userId)).map(accounts.fromStored);
}

export const refOf = (telegramId: number) => accounts.ref(String(telegramId));
