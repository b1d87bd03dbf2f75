import mongoose, { type ClientSession, type Connection, type mongo } from 'mongoose';
import { toPages } from '../outbox-pages.ts';
import type { Effects, InboxRow, StoreTransaction, TableChanges } from '../store.ts';
import type { Collection, StoredDocument } from './collection.ts';
import { type Update, writeCommands } from './commands.ts';
import {
  type InboxDocument,
  type KitDocuments,
  laneAfter,
  type OutboxDocument,
  type SequencesDocument,
  sequencePlace,
  toInboxDocument,
  toInboxDocuments,
  toOutboxDocument,
} from './documents.ts';
import type { CountedSequences } from './sequence-cache.ts';

/** A collection of the kit, typed. */
export function kitCollection<Name extends keyof KitDocuments>(connection: Connection, name: Name) {
  return connection.db!.collection<KitDocuments[Name] & mongo.BSON.Document>(
    name,
  ) as unknown as mongo.Collection<KitDocuments[Name]>;
}

/** The records of the inbox, the outbox or the sequences. */
export const kitRecords = <Kind extends KitDocuments['kit_records']>(connection: Connection) =>
  connection.db!.collection('kit_records') as unknown as mongo.Collection<Kind & mongo.BSON.Document>;

/** The reads and the write of a batch inside a session. One operation at a time: a session runs no two at once. */
export function mongoTransaction(
  connection: Connection,
  session: ClientSession,
  counted: CountedSequences,
): StoreTransaction {
  return {
    async heldPartitions(instance, partitions) {
      const held = await kitCollection(connection, 'kit_partitions')
        .find({ _id: { $in: [...partitions] }, holder: instance }, { session })
        .toArray();
      return new Set(held.map((row) => row._id));
    },
    async findInbox(ids) {
      const rows = await kitRecords<InboxDocument>(connection)
        .find({ ids: { $in: [...ids] } }, { session })
        .toArray();
      const asked = new Set(ids);
      return new Map(
        rows.flatMap(({ _id, kind, ids, ...row }) =>
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
      const unknown = [
        ...new Set(places.map(({ entity }) => entity).filter((entity) => !counted.of(entity))),
      ];
      const rows =
        unknown.length === 0
          ? []
          : await kitRecords<SequencesDocument>(connection)
              .find({ _id: { $in: unknown } }, { session })
              .toArray();
      const read = new Map(rows.map(({ _id, last }) => [_id, last]));
      for (const entity of unknown) counted.read(entity, read.get(entity));
      return new Map(
        places.flatMap(({ key, entity, field }) => {
          const last = counted.of(entity)?.[field];
          return last === undefined ? [] : [[key, last] as const];
        }),
      );
    },
    async lastPosition(lane) {
      const [last] = await kitRecords<OutboxDocument>(connection)
        .find(laneAfter(lane, 0), { session, sort: { _id: -1 }, limit: 1, projection: { _id: 1 } })
        .toArray();
      return last?._id.position ?? 0;
    },
    write: (effects) => writeEffects(writeCommands(connection, session), effects, counted),
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

async function writeEffects(to: WriteCommands, effects: Effects, counted: CountedSequences) {
  for (const changes of effects.tables) await writeTable(to, changes);
  const pages = toPages(effects.outbox).map(toOutboxDocument);
  const records = [...inboxUpdates(effects), ...sequenceUpdates(effects.sequences, counted)];
  await to.update('kit_records', [...records, ...pages.slice(0, PAGES_AT_ONCE).map(added)]);
  await to.update('kit_records', pages.slice(PAGES_AT_ONCE).map(added), PAGES_AT_ONCE);
  await to.remove('kit_attempts', effects.attemptsOver);
}

/** A document that is not there yet. */
const added = (document: OutboxDocument | (InboxDocument & { _id: mongo.ObjectId })): Update => ({
  q: { _id: document._id },
  u: document,
  upsert: true,
});

function inboxUpdates({ inbox, replacedInbox }: Effects): Update[] {
  const fresh = toInboxDocuments(inbox.filter(({ id }) => !replacedInbox.has(id)));
  const replaced = inbox.filter(({ id }) => replacedInbox.has(id));
  return [
    ...fresh.map((document) => added({ _id: new mongoose.mongo.ObjectId(), ...document })),
    ...replaced.map((row) => ({ q: { ids: row.id }, u: toInboxDocument(row) })),
  ];
}

/** A sequence that another instance has counted on meanwhile is not found, and the entity cannot be added again. */
function sequenceUpdates(sequences: Effects['sequences'], counted: CountedSequences): Update[] {
  const changes = new Map<string, Record<string, number>>();
  for (const [key, last] of sequences) {
    const { entity, field } = sequencePlace(key);
    changes.set(entity, { ...changes.get(entity), [field]: last });
  }
  return [...changes].map(([entity, last]) => {
    const before = counted.of(entity);
    counted.count(entity, last);
    const fields = Object.entries(last);
    const found = fields.map(([field]) => [`last.${field}`, before?.[field] ?? { $exists: false }]);
    return {
      q: { _id: entity, ...(before ? Object.fromEntries(found) : {}) },
      u: { $set: Object.fromEntries(fields.map(([field, value]) => [`last.${field}`, value])) },
      upsert: true,
    };
  });
}

/** So few new rows are written with the changed ones: adding one so costs more, and a command of its own still more. */
const FEW = 8;

async function writeTable(to: WriteCommands, { table, puts, inserts, removes, absent }: TableChanges) {
  const { name, toStored } = table as Collection;
  const documents = puts.map(toStored);
  const { fresh = [], known = [] } = Object.groupBy(documents, ({ _id }) =>
    absent?.has(_id) ? 'fresh' : 'known',
  );
  const withKnown = known.length > 0 && fresh.length <= FEW;
  await to.remove(name, removes);
  await to.insert(name, [...inserts.map(toStored), ...(withKnown ? [] : fresh)]);
  const updated = withKnown ? documents : known;
  await to.update(
    name,
    updated.map((document) => ({ q: { _id: document._id }, u: document, upsert: true })),
  );
}
