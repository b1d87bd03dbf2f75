import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyFilter, DocumentQuery } from '../../src/store/documents/query.ts';
import type { DocumentStore } from '../../src/store/documents/store.ts';
import { mongoStore } from '../../src/store/mongo/store.ts';
import { sqliteDocumentStore } from '../../src/store/sqlite/store.ts';
import type { Table } from '../../src/store/table.ts';
import { isFound, selected } from './in-memory.ts';
import { noEffects } from './store.ts';
import { someFilter, someSelection, someThings, type Thing, things } from './things.ts';

let home: string;
let servers: StoreServers<'mongo'>;
const stores = new Map<string, DocumentStore>();

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-queries-'));
  servers = await startStoreServers(['mongo']);
  const named = { name: 'wallet', schema: { collections: [things] } };
  stores.set('MongoDB', mongoStore({ url: servers.mongo.url, ...named }));
  stores.set('a file', sqliteDocumentStore({ url: `sqlite:${join(home, 'things.sqlite')}`, ...named }));
  for (const store of stores.values()) await store.open();
});
afterAll(async () => {
  for (const store of stores.values()) await store.close();
  await servers.stop();
  await rm(home, { recursive: true, force: true });
});

/** Keeps these rows, and no others. */
async function keep(store: DocumentStore, rows: readonly Thing[]) {
  const before = (await store.documents.find(things.where({}))).map(({ id }) => id);
  const table = things as Table<unknown>;
  const kept = new Set(rows.map(({ id }) => id));
  const removes = before.filter((id) => !kept.has(id));
  await store.transaction((transaction) =>
    transaction.write({ ...noEffects, tables: [{ table, puts: rows, inserts: [], removes }] }),
  );
}

const byKey = (rows: readonly Thing[]) => rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));

async function all<T>(each: AsyncIterable<T>): Promise<T[]> {
  const rows: T[] = [];
  for await (const row of each) rows.push(row);
  return rows;
}

/** Looked up by a decision. */
const lookedUp = (store: DocumentStore, query: DocumentQuery<Thing>) =>
  store.transaction((transaction) => transaction.find(query));

describe('A query for documents means the same in MongoDB, in a file and in memory', () => {
  it('whatever the rows, the filter and the selection are', async () => {
    const queries = fc.array(fc.record({ filter: someFilter, selection: someSelection }), {
      minLength: 8,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(someThings, queries, async (rows, several) => {
        for (const [where, store] of stores) {
          await keep(store, rows);
          for (const { filter, selection } of several) {
            const query = { ...things.where({}, selection), filter };
            const found = rows.filter((row) => isFound(row, filter));
            const wanted = selected(found, selection);
            const asked = { where, filter, selection };
            expect({ ...asked, rows: await store.documents.find(query) }).toEqual({ ...asked, rows: wanted });
            expect({ ...asked, rows: await lookedUp(store, query) }).toEqual({ ...asked, rows: wanted });
            expect({ ...asked, n: await store.documents.count(query) }).toEqual({
              ...asked,
              n: found.length,
            });
            const each = await all(store.documents.each(query));
            expect({ ...asked, rows: byKey(each) }).toEqual({ ...asked, rows: byKey(found) });
          }
        }
      }),
      // What fails tells enough; to look for less of it takes minutes.
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('when it finds more than is read at once', async () => {
    const rows = Array.from({ length: 2_000 }, (_, n) => ({
      id: n === 0 ? '' : `${n % 7}-${n}`,
      text: n % 3 === 0 ? null : String(n % 5),
      count: n,
    }));
    const filters: AnyFilter[] = [{}, { count: { $gt: 0 } }, { text: { $ne: null } }, { $or: [] }];
    for (const store of stores.values()) {
      await keep(store, rows);
      for (const filter of filters) {
        const each = await all(store.documents.each({ ...things.where({}, { limit: 3 }), filter }));
        expect(byKey(each)).toEqual(byKey(rows.filter((row) => isFound(row, filter))));
      }
    }
  });

  it('when only some fields are needed', async () => {
    for (const store of stores.values()) {
      await keep(store, [{ id: 'a', text: 'b', count: 1 }]);
      const [row] = await store.documents.find(things.where({}, { only: ['text'] }));
      expect(row).toMatchObject({ id: 'a', text: 'b' });
    }
  });
});
