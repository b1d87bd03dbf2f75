import type { ClientSession, Connection, mongo } from 'mongoose';
import { toPages } from '../outbox-pages.ts';
import type { Effects, InboxRow, StoreTransaction, TableChanges } from '../store.ts';
import type { Collection, StoredDocument } from './collection.ts';
import { type Update, writeCommands } from './commands.ts';
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
    write: (effects) => writeEffects(writeCommands(connection, session), effects),
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

type WriteCommands = ReturnType<typeof writeCommands>;

/** A page of the outbox may take some megabytes. */
const PAGES_AT_ONCE = 4;

async function writeEffects(to: WriteCommands, effects: Effects) {
  const fresh = effects.inbox.filter((row) => !effects.replacedInbox.has(row.id));
  const replaced = effects.inbox.filter((row) => effects.replacedInbox.has(row.id));
  await to.insert('kit_inbox', toInboxDocuments(fresh));
  await to.update(
    'kit_inbox',
    replaced.map(({ id, ...row }) => ({ q: { ids: id }, u: { ids: [id], ...row } })),
  );
  for (const changes of effects.tables) await writeTable(to, changes);
  await to.update('kit_sequences', sequenceUpdates(effects.sequences));
  await to.insert('kit_outbox', toPages(effects.outbox).map(toOutboxDocument), PAGES_AT_ONCE);
  await to.remove('kit_attempts', effects.attemptsOver);
}

function sequenceUpdates(sequences: Effects['sequences']): Update[] {
  const changes = new Map<string, Record<string, number>>();
  for (const [key, last] of sequences) {
    const { entity, field } = sequencePlace(key);
    const change = changes.get(entity) ?? {};
    change[`last.${field}`] = last;
    changes.set(entity, change);
  }
  return [...changes].map(([_id, $set]) => ({ q: { _id }, u: { $set }, upsert: true }));
}

async function writeTable(to: WriteCommands, { table, puts, inserts, removes, absent }: TableChanges) {
  const { name, toStored } = table as Collection;
  const documents = puts.map(toStored);
  const isNew = ({ _id }: StoredDocument) => absent?.has(_id) ?? false;
  await to.remove(name, removes);
  await to.insert(name, [...inserts.map(toStored), ...documents.filter(isNew)]);
  const replacements = documents.filter((document) => !isNew(document));
  await to.update(
    name,
    replacements.map((document) => ({ q: { _id: document._id }, u: document, upsert: true })),
  );
}
