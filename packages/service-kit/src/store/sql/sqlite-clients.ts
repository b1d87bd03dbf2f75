import { createRequire } from 'node:module';
import type { Preparing } from './statement-cache.ts';

const require = createRequire(import.meta.url);
type Constructor = new (
  ...args: unknown[]
) => {
  query(connection: unknown, sql: string): Promise<unknown>;
};
const BetterSqliteClient = require('knex/lib/dialects/better-sqlite3/index.js') as Constructor;
const SqliteTransaction = require('knex/lib/execution/transaction.js') as Constructor;

/** Takes the write lock at its begin: a lock taken later would fail where another writer was quicker. */
export const BEGIN_WRITING = 'BEGIN IMMEDIATE';

class ImmediateTransaction extends SqliteTransaction {
  begin(connection: unknown) {
    return this.query(connection, BEGIN_WRITING);
  }
}

/** For who writes. */
export class ImmediateSqliteClient extends BetterSqliteClient {
  transaction(container: unknown, config: unknown, outer: unknown) {
    return new ImmediateTransaction(this, container, config, outer);
  }
}

/** Takes no lock: sees one moment of the database, whatever isolation it asks for, while others write. */
class SnapshotTransaction extends SqliteTransaction {
  begin(connection: unknown) {
    return this.query(connection, 'BEGIN');
  }
}

/** For who reads. */
export class SnapshotSqliteClient extends BetterSqliteClient {
  transaction(container: unknown, config: unknown, outer: unknown) {
    return new SnapshotTransaction(this, container, config, outer);
  }
}

/** For work within a transaction that somebody else begins and ends: knows no connection but the one it was given. */
export class HeldSqliteClient extends BetterSqliteClient {
  held: Preparing | undefined;

  initializePool() {}

  async acquireConnection() {
    if (!this.held) throw new Error('The transaction is over');
    return this.held;
  }

  async releaseConnection() {}
}
