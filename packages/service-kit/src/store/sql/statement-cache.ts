/** Longer ones insert so many rows that preparing them hardly counts, and would take much memory. */
const LONGEST_KEPT = 2_000;
const MOST_KEPT = 300;

/** What prepares statements: a connection of better-sqlite3. */
export interface Preparing {
  prepare(sql: string): Prepared;
}

/** A statement that can be run again and again. */
export interface Prepared {
  run(values: readonly unknown[]): unknown;
  all(values: readonly unknown[]): unknown[];
}

/**
 * Makes a SQLite connection keep the statements it used last: preparing them takes a quarter of a small transaction.
 * A kept statement must be read to its end at once, as knex does; SQLite adapts it by itself when a table changes.
 */
export function keepStatements(connection: Preparing): void {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, Prepared>();
  connection.prepare = (sql) => {
    if (sql.length > LONGEST_KEPT) return prepare(sql);
    const statement = kept.get(sql) ?? prepare(sql);
    kept.delete(sql);
    kept.set(sql, statement);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
    return statement;
  };
}
