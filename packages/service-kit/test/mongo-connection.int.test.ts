import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MongoStore, mongoStore } from '../src/store/mongo/store.ts';
import type { StoreTransaction } from '../src/store/store.ts';
import type { Table } from '../src/store/table.ts';
import { until } from '../src/testing/index.ts';
import { documentSchema, type SumRow, sumsOn } from './adder.ts';

/** What does not fit into the buffers between two processes. */
const LARGE = 'x'.repeat(5_000_000);

const sockets: Socket[] = [];
const remember = (message: unknown) => void sockets.push((message as { socket: Socket }).socket);
/** As when the server was killed, in the turn in which it is noticed: nobody was told of it yet. */
const endConnections = () => {
  for (const socket of sockets) socket.destroy();
};

let servers: StoreServers<'mongo'>;
let store: MongoStore;
beforeAll(async () => {
  servers = await startStoreServers(['mongo']);
  subscribe('net.client.socket', remember);
  store = mongoStore({ url: servers.mongo.url, name: 'wallet', schema: documentSchema });
  await store.open();
});
afterAll(async () => {
  unsubscribe('net.client.socket', remember);
  await servers.mongo.thaw();
  await store.close();
  await servers.stop();
});

const sums: Table<SumRow> = sumsOn.documents;
const sumOf = async (who: string) => (await store.load(sums, [who])).get(who)?.sum;
const put = (transaction: StoreTransaction, rows: SumRow[]) =>
  transaction.write({
    inbox: [],
    replacedInbox: new Set(),
    tables: [{ table: sums as Table<unknown>, puts: rows, inserts: [], removes: [] }],
    sequences: new Map(),
    outbox: [],
    attemptsOver: [],
  });

it('reads all the same when its connection ends as it begins', async () => {
  await sumOf('ana');
  endConnections();
  expect(await sumOf('ana')).toBeUndefined();
});

it('does a transaction once when its connection ends as it begins', async () => {
  let attempts = 0;
  await store.transaction(async (transaction) => {
    attempts += 1;
    if (attempts === 1) endConnections();
    const before = await transaction.load(sums, ['eva']);
    await put(transaction, [
      { who: 'eva', sum: ((before.get('eva') as SumRow | undefined)?.sum ?? 0) + 1, log: [] },
    ]);
  });
  expect(attempts).toBe(2);
  expect(await sumOf('eva')).toBe(1);
});

it('gives up a transaction that a frozen server does not take, to be done again, and goes on when it thaws', async () => {
  const large = ['ana', 'eva', 'ivo'].map((who) => ({ who, sum: 7, log: [LARGE] }));
  await servers.mongo.freeze();
  const failed = await store.transaction((transaction) => put(transaction, large)).catch((error) => error);
  expect(store.isTransient(failed)).toBe(true);
  await servers.mongo.thaw();
  expect(await sumOf('ivo')).toBeUndefined();
  await store.transaction((transaction) => put(transaction, large));
  expect(await sumOf('ivo')).toBe(7);
});

it('tells that the server hangs, and that it goes on, although nothing is asked of it', async () => {
  const told: boolean[] = [];
  store.watch?.((available) => told.push(available));
  await servers.mongo.freeze();
  await until('it was told that it hangs', () => told.length === 1);
  await servers.mongo.thaw();
  await until('it was told that it goes on', () => told.length === 2);
  expect(told).toEqual([false, true]);
});
