import { setImmediate } from 'node:timers/promises';
import { EVERYONE } from '@yabot/contracts';
import { sqlTable } from '@yabot/service-kit';
import { type Account, escrowAccount, ownerOf } from '../rules/book.ts';
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

/** How many accounts are looked at in one go. */
const PORTION = 5_000;

/** How many users have how much, read part by part, so that nobody waits for it. */
export async function spreadOfBalances(sql: Sql): Promise<Map<number, number>> {
  const spread = new Map<number, number>();
  let after = '';
  for (;;) {
    const rows: { user_id: string; balance: number }[] = await sql('accounts')
      .where('user_id', '>', after)
      .orderBy('user_id')
      .limit(PORTION)
      .select('user_id', 'balance');
    for (const { user_id: name, balance } of rows) {
      if (ownerOf(name) === name) spread.set(Number(balance), (spread.get(Number(balance)) ?? 0) + 1);
    }
    if (rows.length < PORTION) return spread;
    after = rows.at(-1)!.user_id;
    await setImmediate();
  }
}

/** Accounts with boosts. */
export const boostedAccounts = () =>
  accounts.lookup((sql) => sql('accounts').whereNotNull('boosts').orderBy('user_id').limit(BOOSTED_AT_ONCE));

/** Accounts with boosts, for a query: everybody's comes last. */
export async function accountsWithBoosts(sql: Sql): Promise<Account[]> {
  const rows = await sql('accounts').whereNotNull('boosts').orderBy('user_id').limit(BOOSTED_AT_ONCE);
  return rows.map(accounts.fromStored);
}

/** Accounts from one on, itself included. */
export async function accountsFrom(sql: Sql, userId: string, limit: number): Promise<Account[]> {
  const rows = await sql('accounts').where('user_id', '>=', userId).orderBy('user_id').limit(limit);
  return rows.map(accounts.fromStored);
}
