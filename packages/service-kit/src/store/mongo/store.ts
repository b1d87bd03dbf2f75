import mongoose, { type ClientSession, type Connection } from 'mongoose';
import type { Collection, CollectionShape } from '../documents/collection.ts';
import type { DocumentSchema, DocumentStore } from '../documents/store.ts';
import type { Pruned, Store, StoreTransaction } from '../store.ts';
import type { Table } from '../table.ts';
import { mongoAttempts } from './attempts.ts';
import { mongoAudit } from './audit.ts';
import { mongoCoordination } from './coordination.ts';
import type { InboxDocument, OutboxDocument } from './documents.ts';
import { mongoDocuments } from './find.ts';
import { KIT_MIGRATIONS, migrateUp } from './migrations.ts';
import { SequenceCache } from './sequence-cache.ts';
import { kitCollection, kitRecords, loadDocuments, mongoTransaction } from './transaction.ts';

/** A store on a MongoDB replica set. */
export interface MongoStore extends DocumentStore {
  readonly connection: Connection;
}

const TRANSIENT_NAMES =
  /^(MongoNetwork|MongoServerSelection|(Mongo)?PoolCleared|MongoTopologyClosed|MongoNotConnected|MongoExpiredSession|MongooseServerSelection)/;
/** Not primary, interrupted, shutting down, write conflict, no such transaction, out of disk. */
const TRANSIENT_CODES = new Set([
  6, 7, 89, 91, 112, 189, 251, 9001, 10107, 11600, 11602, 13435, 13436, 14031, 50,
]);

/**
 * A store on MongoDB.
 * @param options.url of a replica set: transactions need one
 * @param options.name the service's name, and the name of its database
 */
export function mongoStore(options: { url: string; name: string; schema: DocumentSchema }): MongoStore {
  const connection = mongoose.createConnection();
  const sequences = new SequenceCache();
  for (const { name, shape } of options.schema.collections) connection.model(name, schemaOf(name, shape));
  return {
    kind: 'documents',
    connection,
    documents: mongoDocuments(connection, mongoose.ConnectionStates.connected),
    coordination: mongoCoordination(connection),
    attempts: mongoAttempts(connection),
    audit: mongoAudit(connection),
    async open() {
      if (connection.readyState !== mongoose.ConnectionStates.connected) await connect(connection, options);
      await migrateUp(connection, [...KIT_MIGRATIONS, ...(options.schema.migrations ?? [])]);
      for (const { name } of options.schema.collections) {
        await connection.model(name).createCollection();
        await connection.model(name).createIndexes();
      }
    },
    close: () => connection.close(),
    async check() {
      await connection.db!.command({ ping: 1 });
    },
    async transaction<T>(work: (transaction: StoreTransaction) => Promise<T>) {
      let counted = sequences.begin();
      const attempt = (session: ClientSession) => {
        counted = sequences.begin();
        return work(mongoTransaction(connection, session, counted));
      };
      try {
        const result = await connection.withSession((session) =>
          session.withTransaction(() => attempt(session)),
        );
        sequences.committed(counted);
        return result;
      } catch (error) {
        sequences.failed();
        throw error;
      }
    },
    load: <Row>(table: Table<Row>, keys: readonly string[]) =>
      loadDocuments(connection, table as Collection<Row>, keys),
    isTransient,
    watch(tell) {
      connection.on('disconnected', () => tell(false));
      connection.on('connected', () => tell(true));
    },
    prune: (bounds) => prune(connection, bounds),
  };
}

function schemaOf(name: string, { fields, indexes }: CollectionShape) {
  const options = { collection: name, versionKey: false, minimize: false } as const;
  const schema = new mongoose.Schema({ _id: String, ...fields }, options);
  for (const index of indexes) schema.index({ ...index.fields });
  return schema;
}

async function connect(connection: Connection, { url, name }: { url: string; name: string }) {
  await connection.openUri(url, {
    dbName: `yabot_${name.replaceAll('-', '_')}`,
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    serverSelectionTimeoutMS: 2_000,
    // Also how long a frozen server may leave the driver's heartbeat unanswered before all that waits for it fails: with
    // the time between two heartbeats less than the five seconds within which it has to be noticed.
    connectTimeoutMS: 3_000,
    socketTimeoutMS: 15_000,
    heartbeatFrequencyMS: 1_500,
    // Streaming would take a connection more, and ask just as often.
    serverMonitoringMode: 'poll',
    maxPoolSize: 8,
    // What is read was written here; looking at each letter costs more than the rest of reading a text.
    enableUtf8Validation: false,
    autoIndex: false,
    autoCreate: false,
  });
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const {
    code,
    errorLabels = [],
    errorResponse,
  } = error as {
    code?: number;
    errorLabels?: readonly string[];
    errorResponse?: unknown;
  };
  return (
    TRANSIENT_NAMES.test(error.name) ||
    // A bulk write wraps the error of its connection.
    isTransient(errorResponse) ||
    TRANSIENT_CODES.has(code ?? -1) ||
    errorLabels.includes('TransientTransactionError')
  );
}

/** A document of the inbox or the outbox holds what a batch wrote. */
const BATCHES_AT_ONCE = 50;

async function prune(
  connection: Connection,
  { inboxBefore, outboxBefore }: Parameters<Store['prune']>[0],
): Promise<Pruned> {
  const inbox = kitRecords<InboxDocument>(connection);
  const outbox = kitRecords<OutboxDocument>(connection);
  const instances = await kitCollection(connection, 'kit_instances').find().toArray();
  const published = new Map(instances.map((row) => [row._id, row.published]));
  const some = { projection: { _id: 1 }, limit: BATCHES_AT_ONCE } as const;
  const oldInbox = await inbox.find({ kind: 'inbox', at: { $lt: inboxBefore } }, some).toArray();
  const oldOutbox = await outbox.find({ kind: 'outbox', at: { $lt: outboxBefore } }, some).toArray();
  const done = oldOutbox.filter(
    ({ _id }) => _id.position <= (published.get(_id.lane) ?? Number.POSITIVE_INFINITY),
  );
  await inbox.deleteMany({ _id: { $in: oldInbox.map((row) => row._id) } });
  await outbox.deleteMany({ _id: { $in: done.map((row) => row._id) } });
  await kitCollection(connection, 'kit_attempts').deleteMany({ at: { $lt: inboxBefore } });
  return { more: Math.max(oldInbox.length, oldOutbox.length) === BATCHES_AT_ONCE };
}
