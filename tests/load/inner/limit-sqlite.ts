import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Done } from './limits.ts';

const BATCH = 500;

interface SqliteRows {
  readonly file: string;
  readonly folder: string;
  /** How many of the rows: 1 is all. */
  readonly share: number;
}

/** Inserts the rows of a database into an empty one like it: in bulk, each batch synced to disk as in operation. */
export function sqliteLimit({ file, folder, share }: SqliteRows): Done {
  const source = new DatabaseSync(file, { readOnly: true });
  const copy = join(folder, `limit-${basename(file)}`);
  for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
  const target = new DatabaseSync(copy);
  target.exec('pragma journal_mode = wal; pragma synchronous = full');
  const tables = source
    .prepare("select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all() as { name: string; sql: string }[];
  for (const { sql } of tables) target.exec(sql);
  const indexes = source
    .prepare("select sql from sqlite_master where type = 'index' and sql is not null")
    .all();
  for (const { sql } of indexes) target.exec(String(sql));
  const rows = tables.map(({ name }) => ({ name, all: rowsOf(source, name, share) }));
  const began = performance.now();
  for (const { name, all } of rows) insert(target, name, all);
  const seconds = (performance.now() - began) / 1_000;
  source.close();
  target.close();
  return { items: rows.reduce((sum, { all }) => sum + all.length, 0), seconds };
}

function rowsOf(source: DatabaseSync, table: string, share: number) {
  const { count } = source.prepare(`select count(*) as count from "${table}"`).get() as { count: number };
  return source.prepare(`select * from "${table}" limit ?`).all(Math.ceil(count * share));
}

function insert(target: DatabaseSync, table: string, rows: Record<string, SQLInputValue>[]) {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const places = columns.map(() => '?').join(', ');
  const names = columns.map((column) => `"${column}"`).join(', ');
  const statement = target.prepare(`insert into "${table}" (${names}) values (${places})`);
  for (let first = 0; first < rows.length; first += BATCH) {
    target.exec('begin immediate');
    for (const row of rows.slice(first, first + BATCH)) {
      statement.run(...columns.map((column) => row[column] as SQLInputValue));
    }
    target.exec('commit');
  }
}
