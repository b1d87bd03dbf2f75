import type { Connection, mongo } from 'mongoose';
import { emptied, insert, writeAnew } from './rewriting.ts';

const RECORDS = 'kit_records';

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
      await writeAnew(database.collection(collection).find(), next, (document) => [
        insert(kind ? { kind, ...document } : document),
      ]);
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
    const chosen = database.collection(RECORDS).find({ kind: kind ?? { $exists: false } });
    await writeAnew(chosen, next, ({ kind: _, ...document }) => [insert(document)]);
    await next.rename(collection, { dropTarget: true });
  }
  await database.collection(RECORDS).drop();
}

async function isThere(connection: Connection, name: string): Promise<boolean> {
  return (await connection.db!.listCollections({ name }).toArray()).length > 0;
}
