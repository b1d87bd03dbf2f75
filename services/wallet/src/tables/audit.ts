import type { StoredRow } from '@yabot/service-kit';
import type { Knex } from 'knex';
import { ownerOf, type UserEntry } from '../rules/book.ts';
import { GENESIS } from '../rules/chain.ts';
import { type ChainLink, type End, proveAccount, proveLink, START } from '../rules/proof/chains.ts';
import { type Fault, fault } from '../rules/proof/fault.ts';
import { accounts } from './accounts.ts';
import { chainLink, entries } from './entries.ts';
import type { Sql } from './moment.ts';

/** Faults of some accounts, and the account after which it goes on. */
export interface BalancePage {
  readonly faults: readonly Fault[];
  readonly next: string | undefined;
}

/** Compares the accounts after one with their last entries. The database compares: what agrees is never read. */
export async function proveBalances(sql: Sql, after: string, limit: number): Promise<BalancePage> {
  const [last] = await sql('accounts')
    .where('user_id', '>', after)
    .orderBy('user_id')
    .offset(limit - 1)
    .limit(1)
    .select('user_id');
  const next = last && String(last.user_id);
  const faults = await compareBalances(sql, (page) => {
    page.where('a.user_id', '>', after);
    if (next !== undefined) page.where('a.user_id', '<=', next);
  });
  return { faults, next };
}

/** Compares some accounts with their last entries. One that is not there at all is told too. */
export async function proveBalancesOf(sql: Sql, names: readonly string[]): Promise<Fault[]> {
  const there: string[] = await sql('accounts')
    .whereIn('user_id', [...names])
    .pluck('user_id');
  const known = new Set(there);
  const missing = names.filter((name) => !known.has(name));
  return [
    ...missing.map((name) => fault('account-missing', `account:${name}`, 'an account', undefined)),
    ...(await compareBalances(sql, (page) => page.whereIn('a.user_id', there))),
  ];
}

async function compareBalances(sql: Sql, which: (page: Knex.QueryBuilder) => void): Promise<Fault[]> {
  const rows: StoredRow[] = await sql('accounts as a')
    .leftJoin('entries as e', (on) => on.on('e.account', 'a.user_id').andOn('e.sequence', 'a.entries'))
    .leftJoin('entries as n', (on) =>
      on.on('n.account', 'a.user_id').andOn('n.sequence', sql.raw('a.entries + 1')),
    )
    .modify(which)
    .whereRaw('(e.id is null or e.balance <> a.balance or e.hash <> a.head or n.id is not null)')
    .whereRaw('not (e.id is null and a.entries = 0 and a.balance = 0 and a.head = ? and n.id is null)', [
      GENESIS,
    ])
    .select('a.*', 'e.sequence as last', 'e.hash as last_hash', 'e.balance as last_balance', 'n.id as more');
  return rows.flatMap((row) => {
    const account = accounts.fromStored(row);
    const end: End =
      row.last === null
        ? START
        : { sequence: Number(row.last), hash: String(row.last_hash), balance: Number(row.last_balance) };
    const surplus = fault('entry-surplus', `account:${account.userId}`, undefined, `entry ${row.more}`);
    return [...proveAccount(account.userId, account, end), ...(row.more === null ? [] : [surplus])];
  });
}

/** Proves entries by their ids: each follows from the one before it, and is what it was. */
export async function proveEntries(sql: Sql, ids: readonly string[]): Promise<Fault[]> {
  const found = await linksOf(sql, ids);
  const there = new Set(found.map(({ link }) => link.entry.id));
  return [
    ...found.flatMap(({ link, before }) => proveLink(link, before ?? NOWHERE)),
    ...ids
      .filter((id) => !there.has(id))
      .map((id) => fault('entry-missing', `entry:${id}`, `entry ${id}`, undefined)),
  ];
}

/** Where the entry before is missing, nothing follows from it. */
const NOWHERE = { sequence: -1, hash: '', balance: 0 };

/** Entries by their ids, each with its movement and the end of the chain before it. */
async function linksOf(
  sql: Sql,
  ids: readonly string[],
): Promise<{ link: ChainLink; before: End | undefined }[]> {
  const rows = await sql('entries as e')
    .leftJoin('movements as m', 'm.movement_id', 'e.movement_id')
    .leftJoin('entries as p', (on) =>
      on.on('p.account', 'e.account').andOn('p.sequence', sql.raw('e.sequence - 1')),
    )
    .whereIn('e.id', [...ids])
    .select('e.*', 'm.kind', 'm.cause', 'm.reason', 'm.at', 'm.correlation_id')
    .select('p.sequence as last', 'p.hash as last_hash', 'p.balance as last_balance');
  return rows.map((row) => {
    const link = chainLink(row);
    if (link.entry.sequence === 1) return { link, before: START };
    if (row.last === null) return { link, before: undefined };
    const before = {
      sequence: Number(row.last),
      hash: String(row.last_hash),
      balance: Number(row.last_balance),
    };
    return { link, before };
  });
}

/** Whose account a movement is booked in, if that can still be told. */
export async function accountsOfMovement(sql: Sql, movementId: string): Promise<string[]> {
  const booked = await sql('entries').where('movement_id', movementId).whereNotNull('sequence');
  const named = await sql('movements').where('movement_id', movementId).select('user_id');
  const accounts = booked.map((row) => ownerOf((entries.fromStored(row) as UserEntry).account));
  return [...new Set([...accounts, ...named.map((row) => String(row.user_id))])];
}

/** The ids of entries that wait for their seal, after one. */
export async function unsealedAfter(sql: Sql, after: string, limit: number) {
  const rows = await sql('unsealed')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .select('id', 'account', 'sequence');
  return rows.map((row) => ({
    id: String(row.id),
    account: String(row.account),
    sequence: Number(row.sequence),
  }));
}
