import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DocumentMigration } from '../../src/store/documents/collection.ts';
import { KIT_MIGRATIONS } from '../../src/store/sql/kit-tables.ts';
import { migrateDown } from '../../src/store/sql/migrations.ts';
import { migrationsOf, type SqliteDocumentStore, sqliteDocumentStore } from '../../src/store/sqlite/store.ts';
import { SchemaFromFuture } from '../../src/store/store.ts';
import type { Table } from '../../src/store/table.ts';
import { documentSchema, sumsOn } from '../adder.ts';
import { noEffects } from './store.ts';

/** Of when all documents were in MongoDB: nothing is to be done for those in a file. */
const older: DocumentMigration = {
  name: '0001-older',
  up: () => Promise.reject(new Error('MongoDB’s alone')),
  down: () => Promise.reject(new Error('MongoDB’s alone')),
};
const doubled: DocumentMigration = {
  ...older,
  name: '0002-doubled',
  sqlite: {
    up: ["update sums set document = json_set(document, '$.sum', document ->> '$.sum' * 2)"],
    down: ["update sums set document = json_set(document, '$.sum', document ->> '$.sum' / 2)"],
  },
};
const before = { ...documentSchema, migrations: [older] };
const after = { ...documentSchema, migrations: [older, doubled] };
const row = { who: 'ana', sum: 7, log: ['ñ ❤'] };

let home: string;
let stores: SqliteDocumentStore[];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-documents-'));
  stores = [];
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await rm(home, { recursive: true, force: true });
});

async function open(schema: typeof before) {
  const store = sqliteDocumentStore({
    url: `sqlite:${join(home, 'documents.sqlite')}`,
    name: 'wallet',
    schema,
  });
  stores.push(store);
  await store.open();
  return store;
}
const found = async (store: SqliteDocumentStore) => (await store.load(sumsOn.documents, ['ana'])).get('ana');

it('takes documents in a file to their newer shape once and back, and does not open them for who is older', async () => {
  const old = await open(before);
  const table = sumsOn.documents as Table<unknown>;
  const tables = [{ table, puts: [row], inserts: [], removes: [] }];
  await old.transaction((transaction) => transaction.write({ ...noEffects, tables }));
  await open(after);
  expect(await found(await open(after))).toEqual({ ...row, sum: 14 });
  await expect(open(before)).rejects.toThrow(SchemaFromFuture);
  await expect(open(before)).rejects.toThrow('0002-doubled');
  await migrateDown(
    old.connections,
    'wallet',
    [...KIT_MIGRATIONS, ...migrationsOf(after)],
    KIT_MIGRATIONS.at(-1)!.name,
  );
  expect(await found(await open(before))).toEqual(row);
});
