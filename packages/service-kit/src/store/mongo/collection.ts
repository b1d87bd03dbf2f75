import type { ClientSession, Connection, mongo } from 'mongoose';
import { describeTable, type Lookup, type Table } from '../table.ts';
import { pack, unpack } from './packing.ts';

/** A document as MongoDB stores it: the row's key is its `_id`. */
export type StoredDocument = { _id: string } & Record<string, unknown>;

/** The types and indexes of a collection. */
export interface CollectionShape {
  /** Mongoose's description of the fields, besides the key. */
  readonly fields: Record<string, unknown>;
  readonly indexes: readonly {
    fields: Record<string, 1 | -1>;
    unique?: boolean;
    expireAfterSeconds?: number;
  }[];
}

/** The fields of a row that hold more than one value. */
type Nested<Row> = {
  [Key in keyof Row & string]: NonNullable<Row[Key]> extends object ? Key : never;
}[keyof Row & string];

/** A collection of a MongoDB database. */
export interface Collection<Row = unknown> extends Table<Row> {
  readonly store: 'mongo';
  /** What mongoose makes its schema of. */
  readonly shape: CollectionShape;
  fromStored(stored: StoredDocument): Row;
  /**
   * Rows for a decision that are not found by key. The session is to be given to every operation.
   * @example export const waiting = () => states.lookup((all, session) => all.find({ reachable: false }, { session }).toArray());
   */
  lookup(
    find: (all: mongo.Collection<StoredDocument>, session: ClientSession) => Promise<StoredDocument[]>,
  ): Lookup<Row>;
  toStored(row: Row): StoredDocument;
}

/** One step of a database's shape, and the way back. Each must be safe to run again after a crash within it. */
export interface MongoMigration {
  /** Ordered by name: `0001-progress`. Never renamed once released. */
  readonly name: string;
  readonly up: (connection: Connection) => Promise<void>;
  readonly down: (connection: Connection) => Promise<void>;
}

/**
 * Describes a MongoDB collection.
 * @param definition.key the field by which rows are found; stored as `_id`
 * @param definition.fields mongoose's description of the other fields
 * @param definition.packed fields the database is never asked about, stored as a text of JSON: a document of many
 * values costs several times as much to read and write. Of a collection that has rows already, see {@link packing}.
 * @param definition.indexes further indexes, as mongoose takes them
 * @example
 * export const progress = collection<Progress>('progress', { key: 'userId', fields: { day: String }, packed: ['missions'] });
 */
export function collection<Row extends object>(
  name: string,
  definition: {
    key: keyof Row & string;
    packed?: readonly (Nested<Row> & string)[];
  } & Pick<CollectionShape, 'fields'> &
    Partial<CollectionShape>,
): Collection<Row> {
  const { key, packed = [], indexes = [] } = definition;
  const fields = { ...definition.fields, ...Object.fromEntries(packed.map((field) => [field, String])) };
  const base = describeTable<Row>(name, 'mongo', (row) => String(row[key]));
  const fromStored = ({ _id, ...rest }: StoredDocument) => unpack({ [key]: _id, ...rest }, packed) as Row;
  return Object.assign(base, {
    store: 'mongo' as const,
    shape: { fields, indexes },
    fromStored,
    lookup: (
      find: (all: mongo.Collection<StoredDocument>, session: ClientSession) => Promise<StoredDocument[]>,
    ): Lookup<Row> => ({
      table: base,
      find: async (all: mongo.Collection<StoredDocument>, session: ClientSession) =>
        (await find(all, session)).map(fromStored),
    }),
    toStored(row: Row) {
      const { [key]: id, ...fields } = row as Record<string, unknown>;
      return pack({ _id: String(id), ...fields }, packed);
    },
  });
}
