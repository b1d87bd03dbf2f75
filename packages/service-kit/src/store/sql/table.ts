import type { Knex } from 'knex';
import { describeTable, type Lookup, type Table } from '../table.ts';
import type { SqlDialect } from './connection.ts';

/** How a column is stored: `boolean` and `json` are turned into what every SQL database knows. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'json';

/** A row as the database driver gives and takes it. */
export type StoredRow = Record<string, unknown>;

/** A table of a SQL database. Column names are the row's field names in snake case. */
export interface SqlTable<Row = unknown> extends Table<Row> {
  readonly store: 'sql';
  readonly keyColumn: string;
  readonly columns: readonly SqlColumn[];
  /** A row of the service from one of the database, for queries written in the table's file. */
  fromStored(stored: StoredRow): Row;
  /**
   * Rows for a decision that are not found by key.
   * @example export const dueBans = (now: string) => profiles.lookup((db) => db('profiles').where('ban_until', '<=', now).limit(100));
   */
  lookup(find: (database: Knex) => PromiseLike<StoredRow[]>): SqlLookup<Row>;
  toStored(row: Row): unknown[];
}

/** Rows of a SQL table that are found by a query. */
export interface SqlLookup<Row = unknown> extends Lookup<Row> {
  readonly find: (database: Knex) => Promise<readonly Row[]>;
}

/** A column: the field it holds, its name in the database, and how it is stored. */
export interface SqlColumn {
  readonly field: string;
  readonly name: string;
  readonly kind: ColumnKind;
}

/** One step of a schema, and the way back. */
export interface SqlMigration {
  /** Ordered by name: `0001-accounts`. Never renamed once released. */
  readonly name: string;
  readonly up: SqlStatements;
  readonly down: SqlStatements;
}

/** Statements in SQL that every database knows, or those for each. */
export type SqlStatements = readonly string[] | ((dialect: SqlDialect) => readonly string[]);

const snakeCase = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Describes a SQL table.
 * @param definition.key the field by which rows are found; the table's primary key
 * @example
 * export const accounts = sqlTable<Account>('accounts', { key: 'userId', columns: { userId: 'text', balance: 'integer' } });
 */
export function sqlTable<Row extends object>(
  name: string,
  definition: { key: keyof Row & string; columns: { [Field in keyof Row & string]-?: ColumnKind } },
): SqlTable<Row> {
  const columns = Object.entries<ColumnKind>(definition.columns).map(([field, kind]) => ({
    field,
    kind,
    name: snakeCase(field),
  }));
  const base = describeTable<Row>(name, 'sql', (row) => String(row[definition.key]));
  const fromStored = (stored: StoredRow) => {
    const row: Record<string, unknown> = {};
    for (const column of columns) row[column.field] = decode(column, stored);
    return row as Row;
  };
  return Object.assign(base, {
    store: 'sql' as const,
    keyColumn: snakeCase(definition.key),
    columns,
    fromStored,
    lookup: (find: (database: Knex) => PromiseLike<StoredRow[]>): SqlLookup<Row> => ({
      kind: 'lookup',
      table: base,
      find: async (database: Knex) => (await find(database)).map(fromStored),
    }),
    toStored: (row: Row) => columns.map((column) => encode(column, (row as StoredRow)[column.field])),
  });
}

function encode(column: SqlColumn, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (column.kind === 'json') return JSON.stringify(value);
  if (column.kind === 'boolean') return value ? 1 : 0;
  return value;
}

function decode(column: SqlColumn, stored: StoredRow): unknown {
  const value = stored[column.name];
  if (value === undefined || value === null) return null;
  if (column.kind === 'json') return JSON.parse(value as string);
  if (column.kind === 'boolean') return Boolean(value);
  if (column.kind === 'integer') return Number(value);
  return value;
}
