import type { AnyBulkWriteOperation, ClientSession, Connection, mongo } from 'mongoose';
import type { Effects, InboxRow, StoreTransaction, TableChanges } from '../store.ts';
import type { Collection, StoredDocument } from './collection.ts';
import type { KitDocuments } from './documents.ts';

/** A collection of the kit, typed. */
export function kitCollection<Name extends keyof KitDocuments>(connection: Connection, name: Name) {
  return connection.db!.collection<KitDocuments[Name] & mongo.BSON.Document>(
    name,
  ) as unknown as mongo.Collection<KitDocuments[Name]>;
}

/** The reads and the write of a batch inside a session. One operation at a time: a session runs no two at once. */
export function mongoTransaction(connection: Connection, session: ClientSession): StoreTransaction {
  return {
    async heldPartitions(instance, partitions) {
      const held = await kitCollection(connection, 'kit_partitions')
        .find({ _id: { $in: [...partitions] }, holder: instance }, { session })
        .toArray();
      return new Set(held.map((row) => row._id));
    },
    async findInbox(ids) {
      const rows = await kitCollection(connection, 'kit_inbox')
        .find({ _id: { $in: [...ids] } }, { session })
        .toArray();
      return new Map(rows.map(({ _id, ...row }): [string, InboxRow] => [_id, { id: _id, ...row }]));
    },
    load: (table, keys) => loadDocuments(connection, table as Collection, keys, session),
    find: (lookup) =>
      (
        lookup as unknown as {
          find(all: mongo.Collection<StoredDocument>, session: ClientSession): Promise<unknown[]>;
        }
      ).find(connection.db!.collection<StoredDocument>(lookup.table.name), session),
    async lastSequences(keys) {
      const rows = await kitCollection(connection, 'kit_sequences')
        .find({ _id: { $in: [...keys] } }, { session })
        .toArray();
      return new Map(rows.map((row) => [row._id, row.last]));
    },
    async lastPosition(lane) {
      const [last] = await kitCollection(connection, 'kit_outbox')
        .find({ lane }, { session, sort: { position: -1 }, limit: 1 })
        .toArray();
      return last?.position ?? 0;
    },
    write: (effects) => writeEffects(connection, session, effects),
  };
}

/** The rows of a collection with these keys. */
export async function loadDocuments<Row>(
  connection: Connection,
  table: Collection<Row>,
  keys: readonly string[],
  session?: ClientSession,
): Promise<Map<string, Row>> {
  const documents = await connection
    .db!.collection<StoredDocument>(table.name)
    .find({ _id: { $in: [...keys] } }, session ? { session } : {})
    .toArray();
  return new Map(documents.map((document) => [document._id, table.fromStored(document as StoredDocument)]));
}

async function writeEffects(connection: Connection, session: ClientSession, effects: Effects) {
  const inbox = effects.inbox.map(({ id, ...row }) => ({ _id: id, ...row }));
  const fresh = inbox.filter((row) => !effects.replacedInbox.has(row._id));
  const replaced = inbox.filter((row) => effects.replacedInbox.has(row._id));
  if (fresh.length > 0) await kitCollection(connection, 'kit_inbox').insertMany(fresh, { session });
  for (const row of replaced)
    await kitCollection(connection, 'kit_inbox').replaceOne({ _id: row._id }, row, { session });
  for (const changes of effects.tables) await writeTable(connection, session, changes);
  if (effects.sequences.size > 0) {
    const updates = [...effects.sequences].map(([key, last]) => ({
      updateOne: { filter: { _id: key }, update: { $set: { last } }, upsert: true },
    }));
    await kitCollection(connection, 'kit_sequences').bulkWrite(updates, { session, ordered: false });
  }
  if (effects.outbox.length > 0) {
    const rows = effects.outbox.map((row) => ({ ...row, _id: row.id }));
    await kitCollection(connection, 'kit_outbox').insertMany(rows, { session });
  }
  if (effects.attemptsOver.length > 0) {
    const over = { _id: { $in: [...effects.attemptsOver] } };
    await kitCollection(connection, 'kit_attempts').deleteMany(over, { session });
  }
}

async function writeTable(connection: Connection, session: ClientSession, changes: TableChanges) {
  const table = changes.table as Collection;
  const operations: AnyBulkWriteOperation<StoredDocument>[] = [
    ...changes.removes.map((key) => ({ deleteOne: { filter: { _id: key } } })),
    ...changes.inserts.map((row) => ({ insertOne: { document: table.toStored(row) } })),
    ...changes.puts.map((row) => {
      const document = table.toStored(row);
      return { replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true } };
    }),
  ];
  if (operations.length === 0) return;
  await connection
    .db!.collection<StoredDocument>(table.name)
    .bulkWrite(operations as never, { session, ordered: false });
}
