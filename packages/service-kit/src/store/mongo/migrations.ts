import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { DocumentMigration } from '../documents/collection.ts';
import { pendingMigrations } from '../store.ts';
import { gather, scatter } from './gathering.ts';
import {
  BY_ENTITY,
  BY_KEY,
  PAGED,
  PLACED,
  rewrite,
  SHARED,
  UNPAGED,
  UNPLACED,
  UNSHARED,
} from './rewriting.ts';
import { kitCollection } from './transaction.ts';

const LOCK = 'migrations';
/** A lock its holder does not renew ends by itself: a killed instance blocks nobody for long. */
const LOCK_MS = 15_000;
const POLL_MS = 100;
const DUPLICATE_KEY = 11_000;

/** The kit's collections as they were at first. */
const FIRST_COLLECTIONS = [
  'kit_inbox',
  'kit_outbox',
  'kit_sequences',
  'kit_instances',
  'kit_partitions',
  'kit_migrations',
  'kit_locks',
];

/** The kit's own collections and indexes. */
export const KIT_MIGRATIONS: readonly DocumentMigration[] = [
  {
    name: 'kit-0001-inbox-outbox',
    async up(connection) {
      const existing = new Set((await connection.db!.listCollections().toArray()).map(({ name }) => name));
      for (const name of FIRST_COLLECTIONS)
        if (!existing.has(name)) await connection.db!.createCollection(name);
      await connection.db!.collection('kit_inbox').createIndex({ at: 1 });
      await connection.db!.collection('kit_outbox').createIndex({ lane: 1, position: 1 }, { unique: true });
      await connection.db!.collection('kit_outbox').createIndex({ at: 1 });
    },
    async down(connection) {
      const kept = new Set(['kit_migrations', 'kit_locks']);
      for (const name of FIRST_COLLECTIONS) if (!kept.has(name)) await connection.db!.dropCollection(name);
    },
  },
  {
    name: 'kit-0002-attempts',
    async up(connection) {
      const existing = await connection.db!.listCollections({ name: 'kit_attempts' }).toArray();
      if (existing.length === 0) await connection.db!.createCollection('kit_attempts');
    },
    async down(connection) {
      await connection.db!.dropCollection('kit_attempts');
    },
  },
  {
    name: 'kit-0003-fewer-index-entries',
    async up(connection) {
      await rewrite(connection, PLACED);
      await rewrite(connection, BY_ENTITY);
    },
    async down(connection) {
      await rewrite(connection, UNPLACED);
      await rewrite(connection, BY_KEY);
    },
  },
  {
    name: 'kit-0004-audit',
    async up(connection) {
      const existing = await connection.db!.listCollections({ name: 'kit_audit' }).toArray();
      if (existing.length === 0) await connection.db!.createCollection('kit_audit');
    },
    async down(connection) {
      await connection.db!.dropCollection('kit_audit');
    },
  },
  {
    name: 'kit-0005-a-document-a-batch',
    async up(connection) {
      await rewrite(connection, PAGED);
      await rewrite(connection, SHARED);
    },
    async down(connection) {
      await rewrite(connection, UNPAGED);
      await rewrite(connection, UNSHARED);
    },
  },
  { name: 'kit-0006-records', up: gather, down: scatter },
];

/**
 * Brings the database up to date, one instance at a time.
 * @throws SchemaFromFuture when the database has a migration that is not among `migrations`
 */
export async function migrateUp(connection: Connection, migrations: readonly DocumentMigration[]) {
  await underLock(connection, async () => {
    for (const migration of pendingMigrations('MongoDB', migrations, await appliedMigrations(connection))) {
      await migration.up(connection);
      await kitCollection(connection, 'kit_migrations').insertOne({
        _id: migration.name,
        at: new Date().toISOString(),
      });
    }
  });
}

/** Takes back every migration after `name`, newest first; with no name, all of them. */
export async function migrateDown(
  connection: Connection,
  migrations: readonly DocumentMigration[],
  name?: string,
) {
  await underLock(connection, async () => {
    const applied = await appliedMigrations(connection);
    const keep = name === undefined ? 0 : migrations.findIndex((migration) => migration.name === name) + 1;
    for (const migration of migrations.slice(keep).toReversed()) {
      if (!applied.includes(migration.name)) continue;
      await migration.down(connection);
      await kitCollection(connection, 'kit_migrations').deleteOne({ _id: migration.name });
    }
  });
}

async function appliedMigrations(connection: Connection): Promise<string[]> {
  const rows = await kitCollection(connection, 'kit_migrations').find().sort({ _id: 1 }).toArray();
  return rows.map((row) => row._id);
}

async function underLock(connection: Connection, work: () => Promise<void>) {
  const locks = kitCollection(connection, 'kit_locks');
  const holder = crypto.randomUUID();
  while (!(await takeLock(connection, holder))) await wait(POLL_MS);
  const renewal = setInterval(() => {
    locks.updateOne({ _id: LOCK, holder }, { $set: { until: Date.now() + LOCK_MS } }).catch(() => undefined);
  }, LOCK_MS / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    await locks.deleteOne({ _id: LOCK, holder });
  }
}

async function takeLock(connection: Connection, holder: string): Promise<boolean> {
  const now = Date.now();
  try {
    const taken = await kitCollection(connection, 'kit_locks').updateOne(
      { _id: LOCK, until: { $lt: now } },
      { $set: { holder, until: now + LOCK_MS } },
      { upsert: true },
    );
    return taken.upsertedCount + taken.modifiedCount === 1;
  } catch (error) {
    if ((error as { code?: number }).code === DUPLICATE_KEY) return false;
    throw error;
  }
}
