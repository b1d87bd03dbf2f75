import type { StoredRow } from '@yabot/service-kit';
import { ownerOf, type UserEntry } from '../rules/book.ts';
import { GENESIS } from '../rules/chain.ts';
import { type ChainLink, type End, proveAccount, START } from '../rules/proof/chains.ts';
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
  const rows = await sql('accounts as a')
    .leftJoin('entries as e', (on) => on.on('e.account', 'a.user_id').andOn('e.sequence', 'a.entries'))
    .leftJoin('entries as n', (on) =>
      on.on('n.account', 'a.user_id').andOn('n.sequence', sql.raw('a.entries + 1')),
    )
    .where('a.user_id', '>', after)
    .modify((page) => void (next === undefined || page.where('a.user_id', '<=', next)))
    .whereRaw('(e.id is null or e.balance <> a.balance or e.hash <> a.head or n.id is not null)')
    .whereRaw('not (e.id is null and a.entries = 0 and a.balance = 0 and a.head = ? and n.id is null)', [
      GENESIS,
    ])
    .select('a.*', 'e.sequence as last', 'e.hash as last_hash', 'e.balance as last_balance', 'n.id as more');
  const faults = rows.flatMap((row: StoredRow) => {
    const account = accounts.fromStored(row);
    const end: End =
      row.last === null
        ? START
        : { sequence: Number(row.last), hash: String(row.last_hash), balance: Number(row.last_balance) };
    const surplus = fault('entry-surplus', `account:${account.userId}`, undefined, `entry ${row.more}`);
    return [...proveAccount(account.userId, account, end), ...(row.more === null ? [] : [surplus])];
  });
  return { faults, next };
}

/** Entries by their ids, each with its movement and the end of the chain before it. */
export async function linksOf(
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
