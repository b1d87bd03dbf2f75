import type { Knex } from 'knex';
import type { StoredRow } from './table.ts';

/** SQLite takes at most 32,766 values in one statement. */
const MAX_VALUES = 30_000;

/** The rows of a knex raw answer: an array on SQLite, an object with `rows` on PostgreSQL. */
export function rowsOf(answer: unknown): StoredRow[] {
  return (Array.isArray(answer) ? answer : (answer as { rows: StoredRow[] }).rows) ?? [];
}

/**
 * Adds many rows with one statement.
 * @param conflict what to do with a row whose key is there: by default that is an error
 */
export async function insertRows(
  trx: Knex.Transaction,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  conflict?: { key: string },
) {
  const tuple = `(${columns.map(() => '?').join(',')})`;
  const updates = columns.filter((column) => column !== conflict?.key);
  const onConflict = conflict
    ? ` on conflict (${conflict.key}) do ${updates.length === 0 ? 'nothing' : `update set ${updates.map((c) => `${c}=excluded.${c}`).join(',')}`}`
    : '';
  const chunk = Math.max(1, Math.floor(MAX_VALUES / columns.length));
  for (let start = 0; start < rows.length; start += chunk) {
    const part = rows.slice(start, start + chunk);
    const sql = `insert into ${table} (${columns.join(',')}) values ${part.map(() => tuple).join(',')}${onConflict}`;
    await trx.raw(sql, part.flat() as Knex.RawBinding[]);
  }
}

/** The rows whose column has one of these values. */
export async function selectIn(
  database: Knex | Knex.Transaction,
  table: string,
  column: string,
  values: readonly string[],
): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for (let start = 0; start < values.length; start += MAX_VALUES) {
    const part = values.slice(start, start + MAX_VALUES);
    const sql = `select * from ${table} where ${column} in (${part.map(() => '?').join(',')})`;
    rows.push(...rowsOf(await database.raw(sql, part as Knex.RawBinding[])));
  }
  return rows;
}
