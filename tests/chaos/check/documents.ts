import { DatabaseSync } from 'node:sqlite';
import type { ServiceName } from '@yabot/contracts';
import type { Collection } from '@yabot/service-kit';
import mongoose from 'mongoose';
import { documentsDatabase, documentsFile } from '../../shared/documents.ts';
import type { Rig } from '../rig/rig.ts';

/** The rows of a collection, read from its database: no service stands between. */
export type ReadDocuments = <Row>(service: ServiceName, collection: Collection<Row>) => Promise<Row[]>;

/** Reads documents, wherever a fleet keeps them, for as long as the work takes. */
export async function withDocuments<T>(
  { home, mongo }: Pick<Rig, 'home' | 'mongo'>,
  work: (read: ReadDocuments) => Promise<T>,
): Promise<T> {
  if (!mongo) return work(async (service, collection) => inSqlite(documentsFile(home, service), collection));
  const connection = await mongoose.createConnection(mongo.url).asPromise();
  try {
    return await work(async (service, { name, fromStored }) => {
      const database = connection.useDb(documentsDatabase(service)).db!;
      return (await database.collection(name).find().toArray()).map((found) => fromStored(found as never));
    });
  } finally {
    await connection.close();
  }
}

function inSqlite<Row>(file: string, { name }: Collection<Row>): Row[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const found = database.prepare(`select document from ${name}`).all();
    return found.map(({ document }) => JSON.parse(String(document)) as Row);
  } finally {
    database.close();
  }
}
