import mongoose, { type Connection } from 'mongoose';
import type { Done } from './limits.ts';

const BATCH = 500;
/** A document of the outbox holds all that a batch has published. */
const BATCH_BYTES = 2_000_000;

interface MongoRows {
  readonly url: string;
  readonly databases: readonly string[];
  /** How many of the documents: 1 is all. */
  readonly share: number;
}

/** Inserts the documents of databases into empty ones like them: in bulk, a transaction a batch, as in operation. */
export async function mongoLimit({ url, databases, share }: MongoRows): Promise<Done> {
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    const copies = await Promise.all(databases.map((name) => prepareCopy(connection, name, share)));
    const began = performance.now();
    for (const { target, documents } of copies.flat()) await insert(connection, target, documents);
    const seconds = (performance.now() - began) / 1_000;
    for (const name of databases) await connection.useDb(`limit_${name}`).dropDatabase();
    return { items: copies.flat().reduce((sum, { documents }) => sum + documents.length, 0), seconds };
  } finally {
    await connection.close();
  }
}

type Documents = mongoose.mongo.Collection;

async function prepareCopy(connection: Connection, name: string, share: number) {
  const source = connection.useDb(name).db!;
  const copy = connection.useDb(`limit_${name}`).db!;
  const collections = await source.listCollections({}, { nameOnly: true }).toArray();
  return Promise.all(
    collections.map(async (collection) => {
      const target = await copy.createCollection(collection.name);
      const indexes = (await source.collection(collection.name).indexes()).filter(
        ({ name }) => name !== '_id_',
      );
      for (const { key, v: _, name: __, ...options } of indexes) await target.createIndex(key, options);
      const all = source.collection(collection.name);
      const limit = Math.ceil((await all.countDocuments()) * share);
      return { target, documents: limit === 0 ? [] : await all.find().limit(limit).toArray() };
    }),
  );
}

async function insert(connection: Connection, target: Documents, documents: mongoose.mongo.Document[]) {
  for (const batch of batchesOf(documents)) {
    await connection.transaction(async (session) => void (await target.insertMany(batch, { session })), {
      writeConcern: { w: 'majority' },
    });
  }
}

function batchesOf(documents: mongoose.mongo.Document[]): mongoose.mongo.Document[][] {
  const batches: mongoose.mongo.Document[][] = [];
  let bytes = 0;
  for (const document of documents) {
    bytes += mongoose.mongo.BSON.calculateObjectSize(document);
    const batch = batches.at(-1);
    if (batch && batch.length < BATCH && bytes <= BATCH_BYTES) batch.push(document);
    else {
      batches.push([document]);
      bytes = mongoose.mongo.BSON.calculateObjectSize(document);
    }
  }
  return batches;
}
