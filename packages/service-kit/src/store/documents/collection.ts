import type { Connection } from 'mongoose';
import type { SqlStatements } from '../sql/table.ts';
import { describeTable, type Table } from '../table.ts';
import { pack, unpack } from './packed.ts';
import type { AnyFilter, Comparable, DocumentQuery, Filter, Selection } from './query.ts';

/** A document as MongoDB stores it: the row's key is its `_id`. */
export type StoredDocument = { _id: string } & Record<string, unknown>;

/** The types and indexes of a collection. */
export interface CollectionShape {
  /** Mongoose's description of the fields, besides the key. */
  readonly fields: Record<string, unknown>;
  readonly indexes: readonly { readonly fields: Readonly<Record<string, 1 | -1>> }[];
}

/** The fields of a row that hold more than one value. */
type Nested<Row> = {
  [Key in keyof Row & string]: NonNullable<Row[Key]> extends object ? Key : never;
}[keyof Row & string];

/** A collection of documents: in MongoDB, or each as JSON in a table of SQLite. */
export interface Collection<Row = unknown> extends Table<Row> {
  readonly store: 'documents';
  /** The field by which rows are found. */
  readonly key: string;
  /** What mongoose makes its schema of. */
  readonly shape: CollectionShape;
  /**
   * Rows that are not found by key.
   * @example export const overdue = (now: string) => rounds.where({ dueAt: { $lt: now } }, { sort: { dueAt: 1 }, limit: 100 });
   */
  where(filter: Filter<Row>, selection?: Selection<Comparable<Row>, keyof Row & string>): DocumentQuery<Row>;
  fromStored(stored: StoredDocument): Row;
  toStored(row: Row): StoredDocument;
}

/** One step of a database's shape, and the way back. Each must be safe to run again after a crash within it. */
export interface DocumentMigration {
  /** Ordered by name: `0001-progress`. Never renamed once released. */
  readonly name: string;
  readonly up: (connection: Connection) => Promise<void>;
  readonly down: (connection: Connection) => Promise<void>;
  /** The same for a database on SQLite: absent when none is as old. */
  readonly sqlite?: { readonly up: SqlStatements; readonly down: SqlStatements };
}

/**
 * Describes a collection of documents.
 * @param definition.key the field by which rows are found; stored as `_id`
 * @param definition.fields mongoose's description of the other fields
 * @param definition.packed fields the database is never asked about, stored by MongoDB as a text of JSON: a document of
 * many values costs several times as much to read and write. Of a collection that has rows already, see {@link packing}.
 * @param definition.indexes what it is found by besides its key
 * @throws when a name would have to be written otherwise in one of the databases
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
  const indexed = indexes.flatMap((index) => Object.keys(index.fields));
  for (const each of [name, key, ...Object.keys(fields), ...indexed]) checkName(each);
  const base = describeTable<Row>(name, 'documents', (row) => String(row[key]));
  const described: Collection<Row> = Object.assign(base, {
    store: 'documents' as const,
    key,
    shape: { fields, indexes },
    where: (filter: Filter<Row>, selection: Selection = {}): DocumentQuery<Row> => ({
      kind: 'lookup',
      table: described,
      filter: filter as AnyFilter,
      selection,
    }),
    fromStored: ({ _id, ...rest }: StoredDocument) => unpack({ [key]: _id, ...rest }, packed) as Row,
    toStored(row: Row) {
      const { [key]: id, ...fields } = row as Record<string, unknown>;
      return pack({ _id: String(id), ...fields }, packed);
    },
  });
  return described;
}

/** Stands as it is in statements, in the paths of fields and as the name of a field. */
const NAME = /^[a-z]\w*$/i;

function checkName(name: string) {
  if (!NAME.test(name))
    throw new Error(`"${name}" is no name of a collection or a field: it has to be of letters, digits and _`);
}
