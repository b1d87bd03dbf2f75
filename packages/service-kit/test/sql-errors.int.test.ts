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
import { openSql } from '../src/store/sql/connection.ts';
import { insertRows } from '../src/store/sql/statements.ts';
import { sqlStore } from '../src/store/sql/store.ts';

const ways: [string, (writer: Knex) => Promise<unknown>][] = [
  ['knex', async (writer) => writer('people').insert({ name: 'Ana Robles' })],
  ['the kit', (writer) => writer.transaction((trx) => insertRows(trx, 'people', ['name'], [['Ana Robles']]))],
];

it.each(ways)('%s tells in an error which statement failed, and nothing of the values', async (_, insert) => {
  const folder = await mkdtemp(join(tmpdir(), 'yabot-sql-'));
  const { writer, reader } = openSql(`sqlite:${join(folder, 'people.sqlite')}`, 'people');
  const failed = await insert(writer).then(
    () => new Error('It did not fail'),
    (error: Error) => error,
  );
  await Promise.all([writer.destroy(), reader.destroy()]);
  await rm(folder, { recursive: true });
  expect(failed.message).toMatch(/insert into `?people.*no such table: people/);
  expect(`${failed.message} ${failed.stack}`).not.toContain('Ana');
});

it('writes nothing when the transaction could not begin', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yabot-sql-'));
  const file = join(folder, 'people.sqlite');
  const { writer, reader } = openSql(`sqlite:${file}`, 'people');
  await writer.raw('create table people (name text)');
  const other = new Database(file);
  other.exec('begin immediate');
  const work = writer.transaction(async (trx) => {
    other.exec('commit');
    await insertRows(trx, 'people', ['name'], [['Ana Robles']]);
  });
  await expect(work).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  expect(await writer('people')).toEqual([]);
  other.close();
  await Promise.all([writer.destroy(), reader.destroy()]);
  await rm(folder, { recursive: true });
});

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
