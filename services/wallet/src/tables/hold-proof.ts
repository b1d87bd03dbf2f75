import type { StoredRow } from '@yabot/service-kit';
import { escrowAccount } from '../rules/book.ts';
import { type Fault, fault } from '../rules/proof/fault.ts';
import { type ClosedHold, proveHold } from '../rules/proof/holds.ts';
import { holds } from './holds.ts';
import type { Sql } from './moment.ts';

/** Faults of some holds, how many those were, and the cause after which it goes on. */
export interface HoldPage {
  readonly faults: readonly Fault[];
  readonly holds: number;
  readonly next: string | undefined;
}

/** Proves that each hold after one was placed once, and is open or was closed once. */
export async function proveHolds(sql: Sql, after: string, limit: number): Promise<HoldPage> {
  const rows = await sql('holds as h')
    .leftJoin('movements as m', 'm.cause', 'h.cause')
    .leftJoin('movements as c', 'c.cause', sql.raw("'capture:' || h.movement_id"))
    .leftJoin('movements as r', 'r.cause', sql.raw("'release:' || h.movement_id"))
    .where('h.cause', '>', after)
    .orderBy('h.cause')
    .limit(limit)
    .select('h.*', 'm.movement_id as placed_by', 'm.amount as placed')
    .select('c.amount as taken', 'r.amount as given_back');
  const found = rows.map(toClosedHold);
  const next = rows.length === limit ? found.at(-1)!.hold.cause : undefined;
  return { faults: found.flatMap(proveHold), holds: found.length, next };
}

const toClosedHold = (row: StoredRow): ClosedHold => ({
  hold: holds.fromStored(row),
  placed:
    row.placed_by === null ? undefined : { movementId: String(row.placed_by), amount: Number(row.placed) },
  captured: Number(row.taken ?? 0),
  released: Number(row.given_back ?? 0),
});

/** Proves that what each user has set aside is what the open holds say. */
export async function proveEscrow(sql: Sql): Promise<Fault[]> {
  const open = sql('holds')
    .where('state', 'open')
    .groupBy('user_id')
    .select('user_id')
    .sum({ held: 'amount' });
  const missing = await sql
    .from(open.as('h'))
    .leftJoin('accounts as a', 'a.user_id', sql.raw("'escrow:' || h.user_id"))
    .whereRaw('(a.balance is null or a.balance <> h.held)')
    .select('h.user_id', 'h.held', 'a.balance');
  const surplus = await sql('accounts as a')
    .whereBetween('a.user_id', [escrowAccount(''), escrowAccount('~')])
    .where('a.balance', '>', 0)
    .whereNotExists(
      sql('holds').where('state', 'open').whereRaw("'escrow:' || holds.user_id = a.user_id").select('cause'),
    )
    .select(sql.raw('substr(a.user_id, 8) as user_id, 0 as held, a.balance'));
  return [...missing, ...surplus].map((row: StoredRow) => {
    const subject = `account:${escrowAccount(String(row.user_id))}`;
    return fault(
      'holds-wrong',
      subject,
      Number(row.held),
      row.balance === null ? undefined : Number(row.balance),
    );
  });
}

/** Whose hold it is. */
export async function holderOf(sql: Sql, cause: string): Promise<string[]> {
  return sql('holds').where({ cause }).pluck('user_id');
}
