import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Store, StoreTransaction } from '../store.ts';
import type { Table } from '../table.ts';
import { sqlAttempts } from './attempts.ts';
import { sqlAudit } from './audit.ts';
import { openSql, type SqlConnections } from './connection.ts';
import { sqlCoordination } from './coordination.ts';
import { KIT_MIGRATIONS } from './kit-tables.ts';
import { migrateUp } from './migrations.ts';
import { rowsOf } from './statements.ts';
import type { SqlMigration, SqlTable } from './table.ts';
import { loadRows, sqlTransaction } from './transaction.ts';

/** A store on SQLite or PostgreSQL. */
export interface SqlStore extends Store {
  transaction<T>(work: (transaction: StoreTransaction, database: Knex) => Promise<T>): Promise<T>;
  readonly kind: 'sql';
  /** For queries: refuses to write. */
  readonly reader: Knex;
  readonly connections: SqlConnections;
}

/** What a service keeps in SQL. */
export interface SqlSchema {
  readonly tables: readonly SqlTable[];
  readonly migrations: readonly SqlMigration[];
}

/** SQLite error codes and PostgreSQL classes that pass by themselves; 57014 is a statement that took longer than it may. */
const TRANSIENT_CODES =
  /^(SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|PROTOCOL)|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|08|53|55P03|57P|57014|25P03|40001|40P01)/;
const TRANSIENT_MESSAGES =
  /timeout (acquiring a connection|expired)|connection terminated|connection timeout|Connection ended/i;

/**
 * Another transaction was first: it changed the same rows, added the same key (such as the same command's inbox row, at
 * another instance), or holds SQLite's write lock. The whole work is done again, and sees what the other did.
 */
const LOST_RACE = /^(40001|40P01|23505|SQLITE_BUSY)$/;
/** PostgreSQL: a second time in a row, the key is not another's that was quicker but wrong. */
const UNIQUE_VIOLATION = '23505';
/** How long others may be quicker before the database counts as away. */
const PATIENCE_MS = 3_000;
/** Long enough for the lock's holder to commit; less, by chance, so that several do not collide again. */
const LOCKED_PAUSE_MS = 20;

/**
 * A store on a SQL database.
 * @param options.url `sqlite:<file>` or `postgresql://…`
 * @param options.name the service's name; on PostgreSQL the schema that holds its tables
 * @param options.always statements that are run whenever the database is opened, before its migrations
 */
export function sqlStore(options: {
  url: string;
  name: string;
  schema: SqlSchema;
  always?: readonly string[];
}): SqlStore {
  const connections = openSql(options.url, options.name);
  const { writer, reader } = connections;
  return {
    kind: 'sql',
    reader,
    connections,
    coordination: sqlCoordination(writer),
    attempts: sqlAttempts(writer),
    audit: sqlAudit(connections),
    open: () =>
      inRaces(() =>
        migrateUp(
          connections,
          options.name,
          [...KIT_MIGRATIONS, ...options.schema.migrations],
          options.always,
        ),
      ),
    async close() {
      await Promise.all([writer.destroy(), reader.destroy()]);
    },
    async check() {
      await writer.raw('select 1');
    },
    transaction: (work) =>
      inRaces(() => connections.transaction((database) => work(sqlTransaction(database), database))),
    load: <Row>(table: Table<Row>, keys: readonly string[]) => loadRows(reader, table as SqlTable<Row>, keys),
    isTransient,
    async prune({ inboxBefore, outboxBefore }) {
      const inbox = await deleteOld(writer, 'kit_inbox', inboxBefore, ['id']);
      const outbox = await deleteOld(writer, 'kit_outbox', outboxBefore, ['lane', 'position']);
      await deleteOld(writer, 'kit_attempts', inboxBefore, ['id']);
      return { more: Math.max(inbox, outbox) === ROWS_AT_ONCE };
    },
  };
}

async function inRaces<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let race = 1; ; race++) {
    try {
      return await attempt();
    } catch (error) {
      const code = codeOf(error);
      const sameRow = code === UNIQUE_VIOLATION && race > 1;
      if (sameRow || !LOST_RACE.test(code) || performance.now() > deadline) throw error;
      if (code === 'SQLITE_BUSY') await wait(LOCKED_PAUSE_MS * Math.random());
    }
  }
}

function isTransient(error: unknown): boolean {
  return (
    TRANSIENT_CODES.test(codeOf(error)) || (error instanceof Error && TRANSIENT_MESSAGES.test(error.message))
  );
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown })?.code ?? '');
}

const ROWS_AT_ONCE = 500;

/** Deletes some rows written before a moment; of the outbox only those that are published. */
async function deleteOld(writer: Knex, table: string, before: string, key: string[]): Promise<number> {
  const columns = key.join(',');
  const published =
    table === 'kit_outbox'
      ? 'and not exists (select 1 from kit_instances i where i.id = lane and i.published < position)'
      : '';
  const answer = await writer.raw(
    `delete from ${table} where (${columns}) in
      (select ${columns} from ${table} where at < ? ${published} order by at limit ?) returning 1 as n`,
    [before, ROWS_AT_ONCE],
  );
  return rowsOf(answer).length;
}
