import type { Knex } from 'knex';
import type { Collection } from '../documents/collection.ts';
import type { AnyFilter, DocumentQuery, Documents } from '../documents/query.ts';
import type { DocumentSchema, DocumentStore } from '../documents/store.ts';
import { selectAll } from '../sql/statements.ts';
import { type SqlStore, sqlStore } from '../sql/store.ts';
import type { SqlMigration, SqlTable } from '../sql/table.ts';
import type { StoreTransaction } from '../store.ts';
import type { Table } from '../table.ts';
import { countOf, idsOf, rowOf, selectOf, withKeys } from './select.ts';
import { statementsFor, tableOf } from './table.ts';

/** Few, as reading them holds up everything else. */
const READ_AT_ONCE = 100;

/** A store of documents on SQLite. */
export interface SqliteDocumentStore extends DocumentStore {
  readonly connections: SqlStore['connections'];
}

/**
 * A store of documents on SQLite: each is JSON in a table named like its collection.
 * @param options.url `sqlite:<file>`
 */
export function sqliteDocumentStore(options: {
  url: string;
  name: string;
  schema: DocumentSchema;
}): SqliteDocumentStore {
  const { collections } = options.schema;
  const tables = new Map(collections.map((collection) => [collection.name, tableOf(collection)]));
  const inSql = (table: Table<unknown>) => tables.get(table.name) ?? tableOf(table as Collection);
  const store = sqlStore({
    ...options,
    schema: { tables: [...tables.values()], migrations: migrationsOf(options.schema) },
    always: collections.flatMap(statementsFor),
  });
  return {
    ...store,
    kind: 'documents',
    documents: documentsOn(store.reader),
    transaction: (work) => store.transaction((transaction, trx) => work(onTables(transaction, trx, inSql))),
    load: <Row>(table: Table<Row>, keys: readonly string[]) =>
      store.load(inSql(table as Table<unknown>) as Table<Row>, keys),
  };
}

/** The steps that documents on SQLite have to take: those of before there were any are MongoDB's alone. */
export function migrationsOf({ migrations = [] }: DocumentSchema): SqlMigration[] {
  return migrations.flatMap(({ name, sqlite }) => (sqlite ? [{ name, ...sqlite }] : []));
}

/** The same transaction for those who know collections. */
function onTables(
  transaction: StoreTransaction,
  trx: Knex,
  inSql: (table: Table<unknown>) => SqlTable,
): StoreTransaction {
  return {
    ...transaction,
    load: (table, keys) => transaction.load(inSql(table), keys),
    find: (lookup) => findOn(trx, lookup as DocumentQuery),
    write: (effects) =>
      transaction.write({
        ...effects,
        tables: effects.tables.map((changes) => ({ ...changes, table: inSql(changes.table) })),
      }),
  };
}

async function findOn<Row>(database: Knex, query: DocumentQuery<Row>): Promise<Row[]> {
  const { sql, values } = selectOf(query);
  return (await selectAll(database, sql, values)).map((stored) => rowOf<Row>(stored));
}

function documentsOn(reader: Knex): Documents {
  return {
    available: true,
    find: (query) => findOn(reader, query),
    async count(query) {
      const { sql, values } = countOf(query);
      const [row] = await selectAll(reader, sql, values);
      return Number(row?.n);
    },
    each: (query) =>
      Object.keys(query.filter).length === 0 ? allInPages(reader, query) : foundInParts(reader, query),
  };
}

/** Every document, in the order of the keys. */
async function* allInPages<Row>(reader: Knex, query: DocumentQuery<Row>): AsyncGenerator<Row> {
  const { table } = query;
  const selection = { sort: { [table.key]: 1 }, limit: READ_AT_ONCE } as const;
  let rest: AnyFilter = {};
  for (;;) {
    const rows = await findOn(reader, { ...query, filter: rest, selection });
    yield* rows;
    if (rows.length < READ_AT_ONCE) return;
    rest = { [table.key]: { $gt: table.keyOf(rows.at(-1)!) } };
  }
}

/** Pages in the order of the keys would go through all documents, whatever index leads to the few that are found. */
async function* foundInParts<Row>(reader: Knex, query: DocumentQuery<Row>): AsyncGenerator<Row> {
  const { sql, values } = idsOf(query);
  const ids = (await selectAll(reader, sql, values)).map(({ id }) => String(id));
  for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
    yield* await findOn(reader, withKeys(query, ids.slice(start, start + READ_AT_ONCE)));
  }
}
