import { EVERYONE } from '@yabot/contracts';
import { sqlTable } from '@yabot/service-kit';
import { type Account, escrowAccount } from '../rules/book.ts';
import type { Sql } from './moment.ts';

/** How many accounts with boosts one sweep looks at: their boosts end mostly by their schedule. */
const BOOSTED_AT_ONCE = 1_000;

export const accounts = sqlTable<Account>('accounts', {
  key: 'userId',
  columns: {
    userId: 'text',
    balance: 'integer',
    entries: 'integer',
    head: 'text',
    openedAt: 'text',
    frozen: 'text',
    boosts: 'json',
  },
});

/** What all accounts have together; what is set aside is part of the balances, its accounts are not counted. */
export async function accountSums(sql: Sql) {
  const [all] = await sql('accounts')
    .count({ accounts: '*' })
    .sum({ balances: 'balance', entries: 'entries' });
  const [beside] = await sql('accounts')
    .whereBetween('user_id', [escrowAccount(''), escrowAccount('~')])
    .count({ accounts: '*' })
    .sum({ held: 'balance' });
  const [everyone] = await sql('accounts').where('user_id', EVERYONE).count({ accounts: '*' });
  return {
    accounts: Number(all?.accounts) - Number(beside?.accounts) - Number(everyone?.accounts),
    balances: Number(all?.balances),
    held: Number(beside?.held),
    entries: Number(all?.entries),
  };
}

/** Accounts with boosts. */
export const boostedAccounts = () =>
  accounts.lookup((sql) => sql('accounts').whereNotNull('boosts').orderBy('user_id').limit(BOOSTED_AT_ONCE));

/** Accounts from one on, itself included. */
export async function accountsFrom(sql: Sql, userId: string, limit: number): Promise<Account[]> {
  const rows = await sql('accounts').where('user_id', '>=', userId).orderBy('user_id').limit(limit);
  return rows.map(accounts.fromStored);
}
