import type { AnyBulkWriteOperation, Connection, mongo } from 'mongoose';
import { fromPage, toPages } from '../outbox-pages.ts';
import type { OutboxRow } from '../store.ts';
import { sequencePlace } from './documents.ts';

type Stored = mongo.BSON.Document;
type Write = AnyBulkWriteOperation<Stored>;

/** How each document of a collection is written anew; one that is as it should be already is written as it is. */
interface Rewriting {
  readonly collection: string;
  readonly indexes: readonly mongo.IndexDescription[];
  readonly writes: (document: Stored) => Write[];
}

const AT_ONCE = 1_000;

/** The outbox with its place as the key, and without an index for it. */
export const PLACED: Rewriting = {
  collection: 'kit_outbox',
  indexes: [{ key: { at: 1 } }],
  writes: (document) => {
    if (typeof document._id !== 'string') return [insert(document)];
    const { _id, lane, position, headers, ...row } = document;
    return [insert({ _id: { lane, position }, id: _id, ...row, headers: JSON.stringify(headers) })];
  },
};

/** The way back from {@link PLACED}. */
export const UNPLACED: Rewriting = {
  collection: 'kit_outbox',
  indexes: [{ key: { lane: 1, position: 1 }, unique: true }, { key: { at: 1 } }],
  writes: (document) => {
    if (typeof document._id === 'string') return [insert(document)];
    const row = placedRow(document);
    return [insert({ ...row, _id: row.id })];
  },
};

/** The outbox in pages: one document for what a batch publishes. */
export const PAGED: Rewriting = {
  collection: 'kit_outbox',
  indexes: [{ key: { at: 1 } }],
  writes: (document) => {
    if ('messages' in document) return [insert(document)];
    return toPages([placedRow(document)]).map(({ lane, position, ...page }) =>
      insert({ _id: { lane, position }, ...page }),
    );
  },
};

/** The way back from {@link PAGED}. */
export const UNPAGED: Rewriting = {
  collection: 'kit_outbox',
  indexes: [{ key: { at: 1 } }],
  writes: (document) => {
    if (!('messages' in document)) return [insert(document)];
    const { _id, messages, at } = document;
    return fromPage({ ..._id, messages, at }, 0).map(({ lane, position, headers, ...row }) =>
      insert({ _id: { lane, position }, ...row, headers: JSON.stringify(headers) }),
    );
  },
};

/** The inbox with one document for the ids of a batch. */
export const SHARED: Rewriting = {
  collection: 'kit_inbox',
  indexes: [{ key: { ids: 1 }, unique: true }, { key: { at: 1 } }],
  writes: ({ _id, ...row }) => [insert('ids' in row ? { _id, ...row } : { ids: [_id], ...row })],
};

/** The way back from {@link SHARED}. */
export const UNSHARED: Rewriting = {
  collection: 'kit_inbox',
  indexes: [{ key: { at: 1 } }],
  writes: ({ _id, ids, ...row }) =>
    ids ? ids.map((id: string) => insert({ _id: id, ...row })) : [insert({ _id, ...row })],
};

/** One document of sequences for each entity. */
export const BY_ENTITY: Rewriting = {
  collection: 'kit_sequences',
  indexes: [],
  writes: ({ _id, last }) => {
    if (typeof last !== 'number') return [insert({ _id, last })];
    const { entity, field } = sequencePlace(_id);
    return [
      { updateOne: { filter: { _id: entity }, update: { $set: { [`last.${field}`]: last } }, upsert: true } },
    ];
  },
};

/** The way back from {@link BY_ENTITY}. */
export const BY_KEY: Rewriting = {
  collection: 'kit_sequences',
  indexes: [],
  writes: ({ _id, last }) => {
    if (typeof last === 'number') return [insert({ _id, last })];
    const types = Object.entries(last as Record<string, number>);
    return types.map(([field, value]) =>
      insert({ _id: `${field.replaceAll('_', '.')}/${_id}`, last: value }),
    );
  },
};

/** Writes a collection anew beside the old one, and puts it in its place in one step. */
export async function rewrite(connection: Connection, { collection, indexes, writes }: Rewriting) {
  const database = connection.db!;
  const next = await emptied(connection, `${collection}_next`, indexes);
  await writeAnew(database.collection(collection).find(), next, writes);
  await next.rename(collection, { dropTarget: true });
}

/** Writes into a collection what each of some documents becomes, many at once. */
export async function writeAnew(
  documents: AsyncIterable<Stored>,
  to: mongo.Collection,
  writes: Rewriting['writes'],
) {
  let waiting: Write[] = [];
  const flush = async () => {
    if (waiting.length > 0) await to.bulkWrite(waiting as never);
    waiting = [];
  };
  for await (const document of documents) {
    waiting.push(...writes(document));
    if (waiting.length >= AT_ONCE) await flush();
  }
  await flush();
}

const placedRow = ({ _id, headers, ...row }: Stored) =>
  ({ ..._id, ...row, headers: JSON.parse(headers) }) as OutboxRow;

/** A document as it is to be. */
export const insert = (document: unknown): Write =>
  ({ insertOne: { document: document as Stored } }) as Write;

/** A collection of that name, with nothing in it yet. */
export async function emptied(
  connection: Connection,
  name: string,
  indexes: readonly mongo.IndexDescription[],
) {
  const collection = connection.db!.collection(name);
  await collection.drop();
  await connection.db!.createCollection(name);
  if (indexes.length > 0) await collection.createIndexes([...indexes]);
  return collection;
}
