import mongoose from 'mongoose';
import { copyIn } from './copies.ts';
import { copyNumbers, type Fill, isOfUsers } from './fill.ts';

const AT_ONCE = 2_000;
/** What belongs to running instances, and not to users or events. */
const OF_INSTANCES = /^kit_(?!records)/;

/** What has no id of a user or event as its key is there once, however many there are. */
const hasId = ({ _id }: { _id: unknown }) => JSON.stringify(copyIn(_id, 1)) !== JSON.stringify(_id);

/** Of what the kit records, the last sequences are a user's. */
const isOfUser = (collection: string, document: mongoose.mongo.Document) =>
  collection === 'kit_records' ? 'last' in document : isOfUsers(collection);

/** Adds documents to a database like those it has: of users those of the service and the sequences, of events the rest. */
export async function fillMongo(url: string, name: string, fill: Fill): Promise<void> {
  const connection = await mongoose.createConnection(url, { dbName: name }).asPromise();
  try {
    for (const collection of (await connection.db!.collections()).filter(
      ({ collectionName }) => !OF_INSTANCES.test(collectionName),
    )) {
      const documents = (await collection.find().toArray()).filter(hasId);
      const { ofUsers = [], ofEvents = [] } = Object.groupBy(documents, (document) =>
        isOfUser(collection.collectionName, document) ? 'ofUsers' : 'ofEvents',
      );
      await addCopies(collection, ofUsers, copyNumbers(fill.users));
      await addCopies(collection, ofEvents, copyNumbers(fill.events));
    }
  } finally {
    await connection.close();
  }
}

async function addCopies(
  collection: mongoose.mongo.Collection,
  documents: readonly mongoose.mongo.Document[],
  copies: readonly number[],
) {
  const portion = Math.max(1, Math.floor(AT_ONCE / Math.max(1, documents.length)));
  for (let first = 0; first < copies.length && documents.length > 0; first += portion) {
    const some = copies.slice(first, first + portion);
    const rows = some.flatMap((copy) => documents.map((document) => copyIn(document, copy)));
    await collection.insertMany(rows, { ordered: false, writeConcern: { w: 1 } });
  }
}
