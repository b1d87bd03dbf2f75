import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { findServer, isMissing, type RunningPostgres, startPostgres } from '../src/index.ts';
import { temporaryFolders } from './fixtures/temporary.ts';

const temporary = temporaryFolders();
const running: RunningPostgres[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(): Promise<RunningPostgres> {
  const server = await startPostgres();
  if (isMissing(server)) throw new Error(server.advice);
  running.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('PostgreSQL', () => {
  it('is reported missing, not fetched, where it is not installed', async () => {
    const find = { binary: '/nowhere/postgres', cacheDir: await temporary() };
    const server = await startPostgres({ find });
    expect(isMissing(server)).toBe(true);
    expect(server).toMatchObject({ code: 'SERVER_NOT_FOUND', advice: expect.stringMatching(/SQLite/) });
  });
});

const installed = (await findServer('postgres')).found ? describe : describe.skip;
installed('an installed PostgreSQL', () => {
  it('keeps port and data over a kill and a restart', async () => {
    const server = await start();
    await query(server.url, 'create table notes (text text)');
    await query(server.url, "insert into notes values ('before')");
    const { url } = server;
    await server.kill();
    await server.restart();
    expect(server.url).toBe(url);
    expect(await query(url, 'select text from notes')).toEqual([{ text: 'before' }]);
  });

  it('has no shared memory that could be left behind, even when it is killed', async () => {
    const server = await start();
    const mapped = await readFile(`/proc/${server.pid}/maps`, 'utf8');
    expect(mapped).toContain(server.dir);
    expect(mapped).not.toContain('/dev/shm/PostgreSQL');
  });

  it('lets nobody in without the password', async () => {
    const server = await start();
    const url = new URL(server.url);
    url.password = 'guessed';
    await expect(query(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('stops although clients are connected', async () => {
    const server = await start();
    const client = new pg.Client({ connectionString: server.url });
    const lost = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await server.stop();
    expect(server.isRunning).toBe(false);
    await lost;
  });
});
