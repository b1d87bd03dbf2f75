import type { Knex } from 'knex';
import type { StoredRow } from './table.ts';

/** PostgreSQL takes at most 65,535 values in one statement. */
const MAX_VALUES = 60_000;

/** The rows of a knex raw answer: an array on SQLite, an object with `rows` on PostgreSQL. */
export function rowsOf(answer: unknown): StoredRow[] {
  return (Array.isArray(answer) ? answer : (answer as { rows: StoredRow[] }).rows) ?? [];
}

const isSqlite = ({ client }: Knex) => client.driverName === 'better-sqlite3';

/**
 * Adds many rows at once.
 * @param conflict what to do with a row whose key is there: by default that is an error
 */
export async function insertRows(
  trx: Knex.Transaction,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  conflict?: { key: string },
) {
  if (rows.length === 0) return;
  const tuple = `(${columns.map(() => '?').join(',')})`;
  const insert = `insert into ${table} (${columns.join(',')}) values `;
  const rest = conflict ? onConflict(columns, conflict.key) : '';
  if (isSqlite(trx)) return void (await trx.raw(`${insert}${tuple}${rest}`).options({ rows }));
  const chunk = Math.max(1, Math.floor(MAX_VALUES / columns.length));
  for (let start = 0; start < rows.length; start += chunk) {
    const part = rows.slice(start, start + chunk);
    const sql = `${insert}${part.map(() => tuple).join(',')}${rest}`;
    await trx.raw(sql, part.flat() as Knex.RawBinding[]);
  }
}

function onConflict(columns: readonly string[], key: string): string {
  const updates = columns.filter((column) => column !== key).map((c) => `${c}=excluded.${c}`);
  return ` on conflict (${key}) do ${updates.length === 0 ? 'nothing' : `update set ${updates.join(',')}`}`;
}

/** The rows whose column has one of these values. */
export async function selectIn(
  database: Knex | Knex.Transaction,
  table: string,
  column: string,
  values: readonly string[],
): Promise<StoredRow[]> {
  if (isSqlite(database)) {
    // The same text however many there are, so that it is prepared once.
    const sql = `select * from ${table} where ${column} in (select value from json_each(?))`;
    return rowsOf(await database.raw(sql, JSON.stringify(values)));
  }
  const rows: StoredRow[] = [];
  for (let start = 0; start < values.length; start += MAX_VALUES) {
    const part = values.slice(start, start + MAX_VALUES);
    const sql = `select * from ${table} where ${column} in (${part.map(() => '?').join(',')})`;
    rows.push(...rowsOf(await database.raw(sql, part as Knex.RawBinding[])));
  }
  return rows;
}
