import type { ClientSession, Connection, mongo } from 'mongoose';
import type { StoredDocument } from '../documents/collection.ts';
import type { AnyFilter, DocumentQuery, Documents } from '../documents/query.ts';

/** How many documents are fetched at once for {@link Documents.each}. */
const READ_AT_ONCE = 1_000;

/** What a query finds, as MongoDB stores it. */
export function findDocuments<Row>(
  connection: Connection,
  { table, filter, selection }: DocumentQuery<Row>,
  options: { readonly session?: ClientSession; readonly batchSize?: number } = {},
): mongo.FindCursor<StoredDocument> {
  const { sort, skip, limit, only } = selection;
  const renamed = (fields: object) => withKeyAsId(table.key, fields);
  return connection.db!.collection<StoredDocument>(table.name).find(toFilter(table.key, filter), {
    ...options,
    ...(sort ? { sort: renamed(sort) as mongo.Sort } : {}),
    ...(skip === undefined ? {} : { skip }),
    ...(limit === undefined ? {} : { limit }),
    ...(only ? { projection: renamed(Object.fromEntries(only.map((field) => [field, 1]))) } : {}),
  });
}

/** The documents of a database, outside of a batch. */
export function mongoDocuments(connection: Connection, connected: number): Documents {
  return {
    get available() {
      return connection.readyState === connected;
    },
    async find(query) {
      const found = await findDocuments(connection, query).toArray();
      return found.map(query.table.fromStored);
    },
    count: ({ table, filter }) =>
      connection.db!.collection<StoredDocument>(table.name).countDocuments(toFilter(table.key, filter)),
    async *each(query) {
      const found = findDocuments(connection, query, { batchSize: READ_AT_ONCE });
      for await (const document of found) yield query.table.fromStored(document);
    },
  };
}

function toFilter(key: string, { $or, ...fields }: AnyFilter): mongo.Filter<StoredDocument> {
  const some = $or ? { $or: $or.map((each) => toFilter(key, each)) } : {};
  return { ...withKeyAsId(key, fields), ...some } as mongo.Filter<StoredDocument>;
}

const withKeyAsId = (key: string, fields: object) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field === key ? '_id' : field, value]));
