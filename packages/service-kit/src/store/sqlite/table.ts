import type { Collection } from '../documents/collection.ts';
import type { SqlTable } from '../sql/table.ts';
import { ordered, rowOf } from './select.ts';

/** A collection as a table of SQLite: a row is a document as JSON, found by its key. */
export function tableOf<Row>(collection: Collection<Row>): SqlTable<Row> {
  return {
    ...collection,
    store: 'sql',
    keyColumn: 'id',
    columns: [
      { field: 'id', name: 'id', kind: 'text' },
      { field: 'document', name: 'document', kind: 'json' },
    ],
    fromStored: (stored) => rowOf<Row>(stored),
    toStored: (row) => [collection.keyOf(row), JSON.stringify(row)],
    lookup: () => {
      throw new Error(`${collection.name} is found by where`);
    },
  };
}

/** What makes the table of a collection and its indexes, unless they are there. */
export function statementsFor(collection: Collection): string[] {
  const { name, shape } = collection;
  const table = `create table if not exists ${name} (id text primary key, document text not null)`;
  const indexes = shape.indexes.map(({ fields }) => {
    const index = [name, ...Object.keys(fields)].join('_');
    return `create index if not exists ${index} on ${name} (${ordered(collection, fields)})`;
  });
  return [table, ...indexes];
}
