import knex, { type Knex } from 'knex';
import { KNEX_OPTIONS } from './knex-options.ts';
import { BEGIN_WRITING, HeldSqliteClient } from './sqlite-clients.ts';
import type { Preparing } from './statement-cache.ts';

interface SqliteConnection extends Preparing {
  readonly inTransaction: boolean;
}

/**
 * Runs work in transactions of SQLite's one connection that writes, one after the other. Those of knex take several times
 * as long as SQLite does.
 */
export function sqliteTransactions(writer: Knex, filename: string) {
  const inside = knex({
    client: HeldSqliteClient as unknown as typeof Knex.Client,
    connection: { filename },
    useNullAsDefault: true,
    ...KNEX_OPTIONS,
  });
  const client: HeldSqliteClient = inside.client;
  return async <T>(work: (database: Knex) => Promise<T>): Promise<T> => {
    const connection: SqliteConnection = await writer.client.acquireConnection();
    try {
      connection.prepare(BEGIN_WRITING).run([]);
      client.held = connection;
      const result = await work(inside);
      connection.prepare('COMMIT').run([]);
      return result;
    } finally {
      client.held = undefined;
      // SQLite has ended it by itself where the disk is full.
      if (connection.inTransaction) connection.prepare('ROLLBACK').run([]);
      await writer.client.releaseConnection(connection);
    }
  };
}
