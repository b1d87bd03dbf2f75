import type { AnyBulkWriteOperation, ClientSession, Connection, mongo } from 'mongoose';
import { toPages } from '../outbox-pages.ts';
import type { Effects, InboxRow, StoreTransaction, TableChanges } from '../store.ts';
import type { Collection, StoredDocument } from './collection.ts';
import {
  type KitDocuments,
  laneAfter,
  sequencePlace,
  toInboxDocuments,
  toOutboxDocument,
} from './documents.ts';

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
        .find({ ids: { $in: [...ids] } }, { session })
        .toArray();
      const asked = new Set(ids);
      return new Map(
        rows.flatMap(({ _id, ids, ...row }) =>
          ids.filter((id) => asked.has(id)).map((id): [string, InboxRow] => [id, { id, ...row }]),
        ),
      );
    },
    load: (table, keys) => loadDocuments(connection, table as Collection, keys, session),
    find: (lookup) =>
      (
        lookup as unknown as {
          find(all: mongo.Collection<StoredDocument>, session: ClientSession): Promise<unknown[]>;
        }
      ).find(connection.db!.collection<StoredDocument>(lookup.table.name), session),
    async lastSequences(keys) {
      const places = keys.map((key) => ({ key, ...sequencePlace(key) }));
      const entities = [...new Set(places.map(({ entity }) => entity))];
      const rows = await kitCollection(connection, 'kit_sequences')
        .find({ _id: { $in: entities } }, { session })
        .toArray();
      const known = new Map(rows.map((row) => [row._id, row.last]));
      return new Map(
        places.flatMap(({ key, entity, field }) => {
          const last = known.get(entity)?.[field];
          return last === undefined ? [] : [[key, last] as const];
        }),
      );
    },
    async lastPosition(lane) {
      const [last] = await kitCollection(connection, 'kit_outbox')
        .find(laneAfter(lane, 0), { session, sort: { _id: -1 }, limit: 1, projection: { _id: 1 } })
        .toArray();
      return last?._id.position ?? 0;
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
  const fresh = effects.inbox.filter((row) => !effects.replacedInbox.has(row.id));
  const replaced = effects.inbox.filter((row) => effects.replacedInbox.has(row.id));
  const inbox = kitCollection(connection, 'kit_inbox');
  if (fresh.length > 0) await inbox.insertMany(toInboxDocuments(fresh), { session });
  for (const { id, ...row } of replaced) {
    await inbox.replaceOne({ ids: id }, { ids: [id], ...row }, { session });
  }
  for (const changes of effects.tables) await writeTable(connection, session, changes);
  if (effects.sequences.size > 0) await writeSequences(connection, session, effects.sequences);
  if (effects.outbox.length > 0)
    await kitCollection(connection, 'kit_outbox').insertMany(toPages(effects.outbox).map(toOutboxDocument), {
      session,
    });
  if (effects.attemptsOver.length > 0) {
    const over = { _id: { $in: [...effects.attemptsOver] } };
    await kitCollection(connection, 'kit_attempts').deleteMany(over, { session });
  }
}

async function writeSequences(
  connection: Connection,
  session: ClientSession,
  sequences: Effects['sequences'],
) {
  const changes = new Map<string, Record<string, number>>();
  for (const [key, last] of sequences) {
    const { entity, field } = sequencePlace(key);
    const change = changes.get(entity) ?? {};
    change[`last.${field}`] = last;
    changes.set(entity, change);
  }
  const updates = [...changes].map(([_id, $set]) => ({
    updateOne: { filter: { _id }, update: { $set }, upsert: true },
  }));
  await kitCollection(connection, 'kit_sequences').bulkWrite(updates, { session, ordered: false });
}

async function writeTable(connection: Connection, session: ClientSession, changes: TableChanges) {
  const table = changes.table as Collection;
  const operations: AnyBulkWriteOperation<StoredDocument>[] = [
    ...changes.removes.map((key) => ({ deleteOne: { filter: { _id: key } } })),
    ...changes.inserts.map((row) => ({ insertOne: { document: table.toStored(row) } })),
    ...changes.puts.map((row) => {
      const document = table.toStored(row);
      if (changes.absent?.has(document._id)) return { insertOne: { document } };
      return { replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true } };
    }),
  ];
  if (operations.length === 0) return;
  await connection
    .db!.collection<StoredDocument>(table.name)
    .bulkWrite(operations as never, { session, ordered: false });
}
