import { type StoredRow, sqlTable } from '@yabot/service-kit';
import type { Entry, MovementKind, UserEntry } from '../rules/book.ts';
import type { BookedBy } from '../rules/chain.ts';
import { totalName } from '../rules/kinds.ts';
import type { ChainLink, Place } from '../rules/proof/chains.ts';
import type { SealedEntry } from '../rules/proof/checkpoints.ts';
import type { Sql } from './moment.ts';
import { movements } from './movements.ts';

export const entries = sqlTable<Entry>('entries', {
  key: 'id',
  columns: {
    id: 'text',
    account: 'text',
    movementId: 'text',
    amount: 'integer',
    sequence: 'integer',
    balance: 'integer',
    previous: 'text',
    hash: 'text',
  },
});

/** A user's last entry, for a decision. */
export const lastEntry = (account: string) =>
  entries.lookup((sql) =>
    sql('entries').where({ account }).whereNotNull('sequence').orderBy('sequence', 'desc').limit(1),
  );

/** A user's entries before one, newest first, with what the movement says of them. */
export async function entriesBefore(sql: Sql, page: { userId: string; before: number; limit: number }) {
  const rows = await sql('entries as e')
    .join('movements as m', 'm.movement_id', 'e.movement_id')
    .where('e.account', page.userId)
    .where('e.sequence', '<', page.before)
    .orderBy('e.sequence', 'desc')
    .limit(page.limit)
    .select('e.sequence', 'e.amount', 'e.balance', 'm.reason', 'm.cause', 'm.at');
  return rows.map((row) => ({
    sequence: Number(row.sequence),
    amount: Number(row.amount),
    balance: Number(row.balance),
    reason: String(row.reason),
    cause: String(row.cause),
    at: String(row.at),
  }));
}

/** Users' entries from a place on, itself included, account by account, each with its movement. */
export async function chainLinksFrom(
  sql: Sql,
  { account, sequence }: Place,
  limit: number,
): Promise<ChainLink[]> {
  const rows = await sql('entries as e')
    .leftJoin('movements as m', 'm.movement_id', 'e.movement_id')
    .whereNotNull('e.sequence')
    .whereRaw('(e.account, e.sequence) >= (?, ?)', [account, sequence])
    .orderBy(['e.account', 'e.sequence'])
    .limit(limit)
    .select('e.*', 'm.kind', 'm.cause', 'm.reason', 'm.at', 'm.correlation_id');
  return rows.map(chainLink);
}

/** A user's entry from a row that has its movement's columns too. */
export const chainLink = (row: StoredRow): ChainLink => ({
  entry: entries.fromStored(row) as UserEntry,
  movement: row.cause === null ? undefined : toBookedBy(row),
});

const toBookedBy = (row: StoredRow): BookedBy => ({
  movementId: String(row.movement_id),
  kind: row.kind as MovementKind,
  cause: String(row.cause),
  reason: String(row.reason),
  at: String(row.at),
  correlationId: String(row.correlation_id),
});

/** Entries of the movements after one, in the order of the movements' ids. */
export async function entriesOfMovementsAfter(
  sql: Sql,
  { after, through, limit }: { after: string; through: string | undefined; limit: number },
): Promise<Entry[]> {
  const rows = await sql('entries')
    .where('movement_id', '>', after)
    .modify((page) => void (through === undefined || page.where('movement_id', '<=', through)))
    .orderBy(['movement_id', 'id'])
    .limit(limit);
  return rows.map(entries.fromStored);
}

/** The movements of some entries, with all entries of those. */
export async function bookedWith(sql: Sql, ids: readonly string[]) {
  const their = sql('entries')
    .whereIn('id', [...ids])
    .select('movement_id');
  const booked: StoredRow[] = await sql('movements').whereIn('movement_id', their.clone());
  const every: StoredRow[] = await sql('entries').whereIn('movement_id', their);
  return { movements: booked.map(movements.fromStored), entries: every.map(entries.fromStored) };
}

/** Entries by their ids, with the names under which they count in the totals. */
export async function sealedEntries(sql: Sql, ids: readonly string[]): Promise<Map<string, SealedEntry>> {
  const rows = await sql('entries as e')
    .leftJoin('movements as m', 'm.movement_id', 'e.movement_id')
    .whereIn('e.id', [...ids])
    .select('e.id', 'e.amount', 'e.hash', 'm.kind', 'm.reason');
  return new Map(
    rows.map((row) => [
      String(row.id),
      { amount: Number(row.amount), hash: String(row.hash), reason: nameInTotals(row) },
    ]),
  );
}

/** Without its movement an entry counts under no name, which shows in the totals. */
const nameInTotals = ({ kind, reason }: StoredRow) =>
  kind === null ? '' : totalName({ kind: kind as MovementKind, reason: String(reason) });
