/** Where the rows of a table live. A service may own both; each handler works on one. */
export type StoreKind = 'sql' | 'documents';

/**
 * A table (SQL) or collection (MongoDB) a service owns, as decisions see it: rows found by one key and saved whole.
 * Made by `sqlTable` or `collection`.
 */
export interface Table<Row> {
  readonly name: string;
  readonly store: StoreKind;
  /** The key of a row. */
  keyOf(row: Row): string;
  /** Names a row to load before a decision. */
  ref(key: string): RowRef<Row>;
  /** Saves a row, in place of the one with its key if there is one. */
  put(row: Row): Change;
  /** Adds a row that must be new: a second one with its key, or with another unique value, is a fault. */
  insert(row: Row): Change;
  /** Deletes the row with this key, if there is one. */
  remove(key: string): Change;
}

/** A row to load, by its key. */
export interface RowRef<Row> {
  readonly table: Table<Row>;
  readonly key: string;
}

/**
 * Rows to load that are not found by key, such as what is due; made by `lookup` of a table or `where` of a collection. Read
 * once, at the batch's beginning; a row that the batch changed since is given as it is now. One that it added for the same
 * entity is there too, as the message then waits for the next batch; what must not miss those of others is to be its `first`.
 */
export interface Lookup<Row> {
  readonly kind: 'lookup';
  readonly table: Table<Row>;
}

/** One row a decision wants changed. */
export type Change =
  | {
      readonly kind: 'put' | 'insert';
      readonly table: Table<unknown>;
      readonly key: string;
      readonly row: unknown;
    }
  | { readonly kind: 'remove'; readonly table: Table<unknown>; readonly key: string };

/** The five members every table shares, given where it lives and how a row tells its key. */
export function describeTable<Row>(name: string, store: StoreKind, keyOf: (row: Row) => string): Table<Row> {
  const table: Table<Row> = {
    name,
    store,
    keyOf,
    ref: (key) => ({ table, key }),
    put: (row) => ({ kind: 'put', table: table as Table<unknown>, key: keyOf(row), row }),
    insert: (row) => ({ kind: 'insert', table: table as Table<unknown>, key: keyOf(row), row }),
    remove: (key) => ({ kind: 'remove', table: table as Table<unknown>, key }),
  };
  return table;
}
