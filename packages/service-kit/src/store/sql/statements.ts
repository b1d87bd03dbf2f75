import type { Knex } from 'knex';
import type { Prepared, Preparing } from './statement-cache.ts';
import type { StoredRow } from './table.ts';

/** PostgreSQL takes at most 65,535 values in one statement. */
const MAX_VALUES = 60_000;

/** The rows of a knex raw answer: an array on SQLite, an object with `rows` on PostgreSQL. */
export function rowsOf(answer: unknown): StoredRow[] {
  return (Array.isArray(answer) ? answer : (answer as { rows: StoredRow[] }).rows) ?? [];
}

const isSqlite = ({ client }: Knex) => client.driverName === 'better-sqlite3';

/** Runs a statement on SQLite's own connection: the way through knex costs more than SQLite does. */
async function onSqlite<T>(database: Knex, sql: string, run: (statement: Prepared) => T): Promise<T> {
  const { client } = database;
  const connection: Preparing = await client.acquireConnection();
  try {
    return run(connection.prepare(sql));
  } catch (error) {
    throw Object.assign(error as Error, { message: `${sql} - ${(error as Error).message}` });
  } finally {
    await client.releaseConnection(connection);
  }
}

/** All rows a statement gives. */
export async function selectAll(
  database: Knex,
  sql: string,
  values: readonly unknown[],
): Promise<StoredRow[]> {
  if (isSqlite(database)) return onSqlite(database, sql, (all) => all.all(values) as StoredRow[]);
  return rowsOf(await database.raw(sql, values as Knex.RawBinding[]));
}

/**
 * Adds many rows at once.
 * @param conflict what to do with a row whose key is there: by default that is an error
 */
export async function insertRows(
  trx: Knex,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  conflict?: { key: string },
) {
  if (rows.length === 0) return;
  const tuple = `(${columns.map(() => '?').join(',')})`;
  const insert = `insert into ${table} (${columns.join(',')}) values `;
  const rest = conflict ? onConflict(columns, conflict.key) : '';
  if (isSqlite(trx)) {
    // Once for each row: with one large statement it takes longer.
    return onSqlite(trx, `${insert}${tuple}${rest}`, (statement) => {
      for (const row of rows) statement.run(row);
    });
  }
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
  database: Knex,
  table: string,
  column: string,
  values: readonly string[],
): Promise<StoredRow[]> {
  const select = `select * from ${table} where ${column}`;
  if (isSqlite(database)) return selectAll(database, `${select} ${IN_LIST}`, [list(values)]);
  const answers = await inChunks(database, select, values);
  return answers.flatMap(rowsOf);
}

/** Deletes the rows whose column has one of these values. */
export async function deleteIn(trx: Knex, table: string, column: string, values: readonly string[]) {
  if (values.length === 0) return;
  const remove = `delete from ${table} where ${column}`;
  if (isSqlite(trx)) await onSqlite(trx, `${remove} ${IN_LIST}`, (all) => all.run([list(values)]));
  else await inChunks(trx, remove, values);
}

/** The same text however many there are, so that it is prepared once. */
const IN_LIST = 'in (select value from json_each(?))';
const list = (values: readonly string[]) => JSON.stringify(values);

async function inChunks(database: Knex, statement: string, values: readonly string[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let start = 0; start < values.length; start += MAX_VALUES) {
    const part = values.slice(start, start + MAX_VALUES);
    const sql = `${statement} in (${part.map(() => '?').join(',')})`;
    answers.push(await database.raw(sql, part as Knex.RawBinding[]));
  }
  return answers;
}
