import { sqlTable } from '@yabot/service-kit';
import type { Account } from '../rules/book.ts';
import type { Sql } from './moment.ts';

export const accounts = sqlTable<Account>('accounts', {
  key: 'userId',
  columns: {
    userId: 'text',
    balance: 'integer',
    entries: 'integer',
    head: 'text',
    openedAt: 'text',
    frozen: 'text',
  },
});

/** What all accounts have together. */
export async function accountSums(sql: Sql) {
  const [row] = await sql('accounts')
    .count({ accounts: '*' })
    .sum({ balances: 'balance', entries: 'entries' });
  return { accounts: Number(row?.accounts), balances: Number(row?.balances), entries: Number(row?.entries) };
}

/** Accounts from one on, itself included. */
export async function accountsFrom(sql: Sql, userId: string, limit: number): Promise<Account[]> {
  const rows = await sql('accounts').where('user_id', '>=', userId).orderBy('user_id').limit(limit);
  return rows.map(accounts.fromStored);
}
