import type { Connection, mongo } from 'mongoose';
import { emptied } from './rewriting.ts';

type Stored = mongo.BSON.Document;

const RECORDS = 'kit_records';
const AT_ONCE = 1_000;

/** A collection of which the records were made, and which of them are its documents. */
interface Source {
  readonly collection: string;
  readonly kind?: 'inbox' | 'outbox';
  readonly indexes: readonly mongo.IndexDescription[];
}

const SOURCES: readonly Source[] = [
  {
    collection: 'kit_inbox',
    kind: 'inbox',
    indexes: [{ key: { ids: 1 }, unique: true }, { key: { at: 1 } }],
  },
  { collection: 'kit_outbox', kind: 'outbox', indexes: [{ key: { at: 1 } }] },
  { collection: 'kit_sequences', indexes: [] },
];

/** An instance of an older version that still runs must not work past the records: what it writes is refused. */
const CLOSED = { validator: { $expr: false } };

/** Sparse: sequences are in neither, and the outbox has no ids. */
const INDEXES: readonly mongo.IndexDescription[] = [
  { key: { ids: 1 }, unique: true, sparse: true },
  { key: { kind: 1, at: 1 }, sparse: true },
];

/** Inbox, outbox and sequences as records of one collection, which one command to the server writes. */
export async function gather(connection: Connection): Promise<void> {
  const database = connection.db!;
  if (!(await isThere(connection, RECORDS))) {
    const next = await emptied(connection, `${RECORDS}_next`, INDEXES);
    for (const { collection, kind } of SOURCES) {
      await copy(database.collection(collection), next, {}, (document) =>
        kind ? { kind, ...document } : document,
      );
    }
    await next.rename(RECORDS);
  }
  for (const { collection } of SOURCES) {
    await database.collection(collection).drop();
    await database.createCollection(collection, CLOSED);
  }
}

/** The way back from {@link gather}. */
export async function scatter(connection: Connection): Promise<void> {
  const database = connection.db!;
  if (!(await isThere(connection, RECORDS))) return;
  for (const { collection, kind, indexes } of SOURCES) {
    const next = await emptied(connection, `${collection}_next`, indexes);
    const chosen = { kind: kind ?? { $exists: false } };
    await copy(database.collection(RECORDS), next, chosen, ({ kind: _, ...document }) => document);
    await next.rename(collection, { dropTarget: true });
  }
  await database.collection(RECORDS).drop();
}

async function isThere(connection: Connection, name: string): Promise<boolean> {
  return (await connection.db!.listCollections({ name }).toArray()).length > 0;
}

async function copy(
  from: mongo.Collection,
  to: mongo.Collection,
  chosen: mongo.Filter<Stored>,
  changed: (document: Stored) => Stored,
) {
  let waiting: Stored[] = [];
  const flush = async () => {
    if (waiting.length > 0) await to.insertMany(waiting);
    waiting = [];
  };
  for await (const document of from.find(chosen)) {
    waiting.push(changed(document));
    if (waiting.length === AT_ONCE) await flush();
  }
  await flush();
}
