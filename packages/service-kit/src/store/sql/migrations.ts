import type { Knex } from 'knex';
import { pendingMigrations } from '../store.ts';
import type { SqlConnections } from './connection.ts';
import type { SqlMigration, SqlStatements } from './table.ts';

/** Any number, the same for every instance: the lock under which PostgreSQL schemas change. */
const LOCK = 7_240_521;

/**
 * Brings the schema up to date in one transaction, one instance at a time.
 * @param always statements that are run each time, before the migrations
 * @throws SchemaFromFuture when the database has a migration that is not among `migrations`
 */
export async function migrateUp(
  connections: SqlConnections,
  schema: string,
  migrations: readonly SqlMigration[],
  always: readonly string[] = [],
) {
  await changeSchema(connections, schema, async (trx, applied) => {
    const pending = pendingMigrations('SQL', migrations, applied);
    for (const statement of always) await trx.raw(statement);
    for (const migration of pending) {
      for (const statement of statementsOf(migration.up, connections)) await trx.raw(statement);
      await trx.raw('insert into kit_migrations (name, at) values (?, ?)', [
        migration.name,
        new Date().toISOString(),
      ]);
    }
  });
}

/** Takes back every migration after `name`, newest first; with no name, all of them. */
export async function migrateDown(
  connections: SqlConnections,
  schema: string,
  migrations: readonly SqlMigration[],
  name?: string,
) {
  await changeSchema(connections, schema, async (trx, applied) => {
    const keep = name === undefined ? 0 : migrations.findIndex((migration) => migration.name === name) + 1;
    for (const migration of migrations.slice(keep).toReversed()) {
      if (!applied.includes(migration.name)) continue;
      for (const statement of statementsOf(migration.down, connections)) await trx.raw(statement);
      await trx.raw('delete from kit_migrations where name = ?', [migration.name]);
    }
  });
}

const statementsOf = (statements: SqlStatements, { dialect }: SqlConnections) =>
  typeof statements === 'function' ? statements(dialect) : statements;

async function changeSchema(
  { dialect, writer }: SqlConnections,
  schema: string,
  change: (trx: Knex.Transaction, applied: string[]) => Promise<void>,
) {
  if (dialect === 'postgresql') await createSchema(writer, schema);
  await writer.transaction(async (trx) => {
    if (dialect === 'postgresql') await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    await trx.raw('create table if not exists kit_migrations (name text primary key, at text not null)');
    const rows: { name: string }[] = await trx('kit_migrations').select('name').orderBy('name');
    await change(
      trx,
      rows.map((row) => row.name),
    );
  });
}

async function createSchema(writer: Knex, schema: string) {
  await writer.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    await trx.raw('create schema if not exists ??', [schema]);
  });
}
