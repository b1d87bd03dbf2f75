import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { KNEX_OPTIONS, LOOK_FOR_UNUSED_MS } from './knex-options.ts';
import { ImmediateSqliteClient, SnapshotSqliteClient } from './sqlite-clients.ts';
import { sqliteTransactions } from './sqlite-transactions.ts';
import { keepStatements, type Preparing } from './statement-cache.ts';

/** How long a statement waits for another process's lock. It blocks this process, so the kit waits by trying again. */
const BUSY_TIMEOUT_MS = 5;
/** Of 4 KiB, 16 MiB: a page that many batches change is copied into the file a fourth as often as by default, which takes one batch in many longer. */
const CHECKPOINT_PAGES = 4_000;
/** What a connection keeps of the file, in KiB as SQLite takes it; by default 2 MiB, less than what a thousand people are. */
const CACHE_KIB = 8_000;
/** How long PostgreSQL lets a transaction idle, so that a frozen instance does not hold its locks. */
const IDLE_IN_TRANSACTION_MS = 5_000;

/** Which SQL a database speaks. */
export type SqlDialect = 'sqlite' | 'postgresql';

/** A database opened twice: one connection that writes, and some that only read. */
export interface SqlConnections {
  readonly dialect: SqlDialect;
  readonly writer: Knex;
  readonly reader: Knex;
  /** Runs work in a transaction that sees one moment of the database; what it is given ends with it. */
  transaction<T>(work: (database: Knex) => Promise<T>): Promise<T>;
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
  const connect = (client: unknown, pragmas: string[]) =>
    knex({
      client: client as typeof Knex.Client,
      connection: { filename },
      useNullAsDefault: true,
      ...KNEX_OPTIONS,
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
  const writer = connect(ImmediateSqliteClient, shared);
  return {
    dialect: 'sqlite',
    writer,
    reader: connect(SnapshotSqliteClient, [...shared, 'query_only = ON']),
    transaction: sqliteTransactions(writer, filename),
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
      ...KNEX_OPTIONS,
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
  const writer = connect(2, limits);
  return {
    dialect: 'postgresql',
    writer,
    reader: connect(4, `${limits} -c default_transaction_read_only=on`),
    transaction: (work) => writer.transaction(work, { isolationLevel: 'repeatable read' }),
  };
}
