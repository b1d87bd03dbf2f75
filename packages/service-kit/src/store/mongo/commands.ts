import mongoose, { type ClientSession, type Connection, type mongo } from 'mongoose';

/** How an update finds its document and changes it. */
export interface Update {
  readonly q: mongo.BSON.Document;
  readonly u: mongo.BSON.Document;
  readonly upsert?: boolean;
}

/** A command is one document for the server, of 16 MiB at most. A batch that writes more is refused, and done one by one. */
const MOST_AT_ONCE = 500;

/**
 * The writes of a transaction as the server's own commands: the driver's bulk operations serialise each document twice.
 * @see https://www.mongodb.com/docs/manual/reference/command/nav-crud/
 */
export function writeCommands(connection: Connection, session: ClientSession) {
  const run = async (command: mongo.BSON.Document) => {
    const { writeErrors = [] } = await connection.db!.command(command, { session });
    const [error] = writeErrors;
    if (error) throw new mongoose.mongo.MongoServerError({ ...error, message: error.errmsg });
  };
  const inPieces = async <Piece>(
    pieces: readonly Piece[],
    command: (some: readonly Piece[]) => mongo.BSON.Document,
    most = MOST_AT_ONCE,
  ) => {
    for (let first = 0; first < pieces.length; first += most) {
      await run({ ...command(pieces.slice(first, first + most)), ordered: false });
    }
  };
  return {
    insert: (collection: string, documents: readonly object[]) =>
      inPieces(documents, (some) => ({ insert: collection, documents: some })),
    /** @param most how many at once: fewer when they are large */
    update: (collection: string, updates: readonly Update[], most?: number) =>
      inPieces(updates, (some) => ({ update: collection, updates: some }), most),
    /** Deletes the documents with these keys. */
    remove: (collection: string, ids: readonly string[]) =>
      inPieces(ids, (some) => ({ delete: collection, deletes: [{ q: { _id: { $in: some } }, limit: 0 }] })),
  };
}
