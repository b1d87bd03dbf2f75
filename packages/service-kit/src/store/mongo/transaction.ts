import type { ClientSession, Connection, mongo } from 'mongoose';
import type { Collection, StoredDocument } from '../documents/collection.ts';
import type { DocumentQuery } from '../documents/query.ts';
import type { InboxRow, StoreTransaction } from '../store.ts';
import { writeCommands } from './commands.ts';
import {
  type InboxDocument,
  type KitDocuments,
  laneAfter,
  type OutboxDocument,
  type SequencesDocument,
  sequencePlace,
} from './documents.ts';
import { writeEffects } from './effects.ts';
import { findDocuments } from './find.ts';
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
    async find(lookup) {
      const query = lookup as DocumentQuery;
      return (await findDocuments(connection, query, { session }).toArray()).map(query.table.fromStored);
    },
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
