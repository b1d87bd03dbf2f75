import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Collection, MongoClient } from 'mongodb';
import { afterEach, describe, expect, it } from 'vitest';
import {
  freePort,
  hasMongoData,
  type RunningMongo,
  type StartMongoOptions,
  startMongo,
} from '../src/index.ts';
import { temporaryFolders } from './fixtures/temporary.ts';

const temporary = temporaryFolders();
const running: RunningMongo[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(options?: StartMongoOptions): Promise<RunningMongo> {
  const server = await startMongo(options);
  running.push(server);
  return server;
}

type Note = { _id: string };

async function withNotes<T>(
  server: RunningMongo,
  use: (notes: Collection<Note>, client: MongoClient) => Promise<T>,
) {
  const client = new MongoClient(server.url);
  try {
    return await use(client.db('test').collection<Note>('notes'), client);
  } finally {
    await client.close();
  }
}

const note = (server: RunningMongo, _id: string) => withNotes(server, (notes) => notes.insertOne({ _id }));
const count = (server: RunningMongo) => withNotes(server, (notes) => notes.countDocuments());

describe('mongod', () => {
  it('runs transactions, and gives one up after five seconds', async () => {
    const server = await start();
    await withNotes(server, async (notes, client) => {
      await client.withSession((session) =>
        session.withTransaction(() => notes.insertOne({ _id: 'in a transaction' }, { session })),
      );
      const lifetime = { getParameter: 1, transactionLifetimeLimitSeconds: 1 };
      expect(await client.db('admin').command(lifetime)).toMatchObject({
        transactionLifetimeLimitSeconds: 5,
      });
    });
    expect(await count(server)).toBe(1);
  });

  it('looks twice a second for what nobody waits to have synced', async () => {
    const server = await start();
    await withNotes(server, async (_, client) => {
      const interval = await client.db('admin').command({ getParameter: 1, journalCommitInterval: 1 });
      expect(interval).toMatchObject({ journalCommitInterval: 500 });
    });
  });

  it('keeps port and data over a kill and a restart', async () => {
    const server = await start();
    await note(server, 'before');
    const { url } = server;
    await server.kill();
    await server.restart();
    expect(server.url).toBe(url);
    await note(server, 'after');
    expect(await count(server)).toBe(2);
  });

  it('opens a folder again on another port, and is primary there', async () => {
    const dir = await temporary();
    const first = await start({ dir });
    await note(first, 'before');
    await first.stop();
    const second = await start({ dir, port: await freePort() });
    expect(second.port).not.toBe(first.port);
    await note(second, 'after');
    expect(await count(second)).toBe(2);
  });

  it('is known by what it left in its folder', async () => {
    const dir = await temporary();
    expect(await hasMongoData(join(dir, 'nowhere'))).toBe(false);
    await mkdir(join(dir, 'data'));
    expect(await hasMongoData(dir)).toBe(false);
    const server = await start({ dir });
    await server.stop();
    expect(await hasMongoData(dir)).toBe(true);
  });

  it('can be frozen and let go', async () => {
    const server = await start();
    await server.freeze();
    const impatient = new MongoClient(server.url, { serverSelectionTimeoutMS: 300 });
    await expect(impatient.db('test').command({ ping: 1 })).rejects.toThrow();
    await server.thaw();
    await note(server, 'after');
    expect(await count(server)).toBe(1);
    await impatient.close();
  });

  it('does not take another port than the one asked for, and says that it is taken', async () => {
    const { port } = await start();
    await expect(startMongo({ port })).rejects.toMatchObject({
      code: 'SERVER_DID_NOT_START',
      message: expect.stringMatching(/address already in use/i),
    });
  });

  it('refuses a folder that another one uses', async () => {
    const dir = await temporary();
    const first = await start({ dir });
    await expect(startMongo({ dir })).rejects.toMatchObject({ code: 'SERVER_DIR_IN_USE' });
    await note(first, 'still here');
  });
});
