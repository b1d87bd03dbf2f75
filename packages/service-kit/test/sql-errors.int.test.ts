import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer, isMissing } from '@yabot/local-servers';
import { startStoreServers } from '@yabot/local-servers/testing';
import Database from 'better-sqlite3';
import type { Knex } from 'knex';
import { expect, it } from 'vitest';
import { openSql, type SqlConnections } from '../src/store/sql/connection.ts';
import { insertRows } from '../src/store/sql/statements.ts';
import { sqlStore } from '../src/store/sql/store.ts';

const ways: [string, (connections: SqlConnections) => Promise<unknown>][] = [
  ['knex', async ({ writer }) => writer('people').insert({ name: 'Ana Robles' })],
  ['the kit', ({ transaction }) => transaction(insertAna)],
];

const insertAna = (database: Knex) => insertRows(database, 'people', ['name'], [['Ana Robles']]);

async function inFile(work: (file: string, connections: SqlConnections) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'yabot-sql-'));
  const file = join(folder, 'people.sqlite');
  const connections = openSql(`sqlite:${file}`, 'people');
  try {
    await work(file, connections);
  } finally {
    await Promise.all([connections.writer.destroy(), connections.reader.destroy()]);
    await rm(folder, { recursive: true });
  }
}

it.each(ways)('%s tells in an error which statement failed, and nothing of the values', (_, insert) =>
  inFile(async (_file, connections) => {
    const failed = await insert(connections).then(
      () => new Error('It did not fail'),
      (error: Error) => error,
    );
    expect(failed.message).toMatch(/insert into `?people.*no such table: people/);
    expect(`${failed.message} ${failed.stack}`).not.toContain('Ana');
  }),
);

it('begins no work when the transaction could not begin', () =>
  inFile(async (file, { writer, transaction }) => {
    await writer.raw('create table people (name text)');
    const other = new Database(file);
    other.exec('begin immediate');
    await expect(transaction(insertAna)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    other.exec('commit');
    other.close();
    expect(await writer('people')).toEqual([]);
  }));

it('writes nothing for work that goes on when its transaction is over', () =>
  inFile(async (_file, { writer, transaction }) => {
    await writer.raw('create table people (name text)');
    let late: Knex | undefined;
    const failed = transaction(async (database) => {
      late = database;
      throw new Error('enough');
    });
    await expect(failed).rejects.toThrow('enough');
    await expect(insertAna(late!)).rejects.toThrow('The transaction is over');
    expect(await writer('people')).toEqual([]);
  }));

it('counts a PostgreSQL that takes a connection and says nothing as away, so that it is asked again', async () => {
  const taken = new Set<Socket>();
  const silent = createServer((socket) => taken.add(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const url = `postgresql://yabot@127.0.0.1:${port}/yabot`;
  const store = sqlStore({ url, name: 'people', schema: { tables: [], migrations: [] } });
  const failed = await store.open().then(
    () => new Error('It did not fail'),
    (error: Error) => error,
  );
  expect(failed.message).toMatch(/timeout/);
  expect(store.isTransient(failed)).toBe(true);
  await store.close();
  for (const socket of taken) socket.destroy();
  silent.close();
});

const withoutPostgres = isMissing(await findServer('postgres'));

it.skipIf(withoutPostgres)(
  'counts a PostgreSQL that cancels a statement because it takes too long as away, so that it is asked again',
  async () => {
    const servers = await startStoreServers(['postgres']);
    const store = sqlStore({
      url: servers.postgres.url,
      name: 'people',
      schema: { tables: [], migrations: [] },
    });
    const failed = await store.connections.writer
      .transaction(async (trx) => {
        await trx.raw('set local statement_timeout = 1');
        await trx.raw('select pg_sleep(10)');
      })
      .then(
        () => new Error('It did not fail'),
        (error: Error) => error,
      );
    expect(failed).toMatchObject({ code: '57014' });
    expect(store.isTransient(failed)).toBe(true);
    await store.close();
    await servers.stop();
  },
);
