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
  // To MongoDB a limit of 0 is none.
  const wanted = limit === 0 ? NOTHING : toFilter(table.key, filter);
  return connection.db!.collection<StoredDocument>(table.name).find(wanted, {
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
    async *each({ selection: { only }, ...query }) {
      const all = { ...query, selection: only ? { only } : {} };
      const found = findDocuments(connection, all, { batchSize: READ_AT_ONCE });
      for await (const document of found) yield query.table.fromStored(document);
    },
  };
}

/** Finds no document. */
const NOTHING: mongo.Filter<StoredDocument> = { _id: { $in: [] } };

function toFilter(key: string, { $or, ...fields }: AnyFilter): mongo.Filter<StoredDocument> {
  const conditions = Object.entries(fields).filter(([, condition]) => !isEmpty(condition));
  const either = $or && { $or: $or.length > 0 ? $or.map((each) => toFilter(key, each)) : [NOTHING] };
  return { ...withKeyAsId(key, Object.fromEntries(conditions)), ...either } as mongo.Filter<StoredDocument>;
}

/** MongoDB would look for documents that have an empty one in the field. */
const isEmpty = (condition: unknown) =>
  typeof condition === 'object' && condition !== null && Object.keys(condition).length === 0;

const withKeyAsId = (key: string, fields: object) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field === key ? '_id' : field, value]));
