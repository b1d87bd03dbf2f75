import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { keepStatements, type Preparing } from './statement-cache.ts';

const require = createRequire(import.meta.url);
type Constructor = new (
  ...args: unknown[]
) => {
  query(connection: unknown, sql: string): Promise<unknown>;
};
const BetterSqliteClient = require('knex/lib/dialects/better-sqlite3/index.js') as Constructor;
const SqliteTransaction = require('knex/lib/execution/transaction.js') as Constructor;

/** Takes the write lock at its begin: a lock taken later would fail where another writer was quicker. */
class ImmediateTransaction extends SqliteTransaction {
  begin(connection: unknown) {
    return this.query(connection, 'BEGIN IMMEDIATE;');
  }
}

class ImmediateSqliteClient extends BetterSqliteClient {
  transaction(container: unknown, config: unknown, outer: unknown) {
    return new ImmediateTransaction(this, container, config, outer);
  }
}

/** Takes no lock: sees one moment of the database, whatever isolation it asks for, while others write. */
class SnapshotTransaction extends SqliteTransaction {
  begin(connection: unknown) {
    return this.query(connection, 'BEGIN;');
  }
}

class SnapshotSqliteClient extends BetterSqliteClient {
  transaction(container: unknown, config: unknown, outer: unknown) {
    return new SnapshotTransaction(this, container, config, outer);
  }
}

/** How long a statement waits for another process's lock. It blocks this process, so the kit waits by trying again. */
const BUSY_TIMEOUT_MS = 5;
/** Of 4 KiB, 8 MiB: a page that many batches change is copied into the file half as often as by default, which takes a batch some milliseconds. */
const CHECKPOINT_PAGES = 2_000;
/** What a connection keeps of the file, in KiB as SQLite takes it; by default 2 MiB, less than what a thousand people are. */
const CACHE_KIB = 8_000;
/** How often the pools look for connections that nobody uses any more; by default each second. */
const LOOK_FOR_UNUSED_MS = 10_000;
/** How long PostgreSQL lets a transaction idle, so that a frozen instance does not hold its locks. */
const IDLE_IN_TRANSACTION_MS = 5_000;

/** Errors tell the statement and not its values: they go to logs and dead letters, and values may be personal data. */
const WITHOUT_VALUES = { compileSqlOnError: false };
const nothing = () => undefined;
/** What fails is thrown, and told in the log by whoever asked; lines of knex's own are no JSON. */
const SILENT = { log: { debug: nothing, warn: nothing, error: nothing, deprecate: nothing } };

/** Which SQL a database speaks. */
export type SqlDialect = 'sqlite' | 'postgresql';

/** A database opened twice: one connection that writes, and some that only read. */
export interface SqlConnections {
  readonly dialect: SqlDialect;
  readonly writer: Knex;
  readonly reader: Knex;
}

/**
 * Opens a SQL database.
 * @param url `sqlite:<file>` or `postgresql://…`
 * @param schema on PostgreSQL, the schema that holds the service's tables
 */
export function openSql(url: string, schema: string): SqlConnections {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length));
  return openPostgres(url, schema);
}

function openSqlite(filename: string): SqlConnections {
  mkdirSync(dirname(filename), { recursive: true });
  const connect = (client: Constructor, pragmas: string[]) =>
    knex({
      client: client as unknown as typeof Knex.Client,
      connection: { filename },
      useNullAsDefault: true,
      ...WITHOUT_VALUES,
      ...SILENT,
      pool: {
        min: 0,
        max: 1,
        reapIntervalMillis: LOOK_FOR_UNUSED_MS,
        afterCreate(
          database: Preparing & { pragma(text: string): unknown },
          done: (error: unknown, connection: unknown) => void,
        ) {
          try {
            for (const pragma of pragmas) database.pragma(pragma);
            keepStatements(database);
            done(null, database);
          } catch (error) {
            done(error, database);
          }
        },
      },
    });
  const shared = [
    `busy_timeout = ${BUSY_TIMEOUT_MS}`,
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    `wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
    `cache_size = -${CACHE_KIB}`,
  ];
  return {
    dialect: 'sqlite',
    writer: connect(ImmediateSqliteClient, shared),
    reader: connect(SnapshotSqliteClient, [...shared, 'query_only = ON']),
  };
}

function openPostgres(url: string, schema: string): SqlConnections {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  };
  const connect = (max: number, options: string) =>
    knex({
      client: 'pg',
      ...WITHOUT_VALUES,
      ...SILENT,
      searchPath: [schema],
      connection: {
        connectionString: url,
        types,
        options,
        connectionTimeoutMillis: 2_000,
      } as Knex.PgConnectionConfig,
      pool: { min: 0, max, reapIntervalMillis: LOOK_FOR_UNUSED_MS },
      acquireConnectionTimeout: 3_000,
    });
  const limits = `-c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_MS} -c statement_timeout=30000`;
  return {
    dialect: 'postgresql',
    writer: connect(2, limits),
    reader: connect(4, `${limits} -c default_transaction_read_only=on`),
  };
}
