import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, describe, expect, it } from 'vitest';
import {
  chooseTestServers,
  type StoreName,
  type StoreServers,
  startStoreServers,
} from '../src/testing/index.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stores) => stores.stop()));
});

async function start<Name extends StoreName>(names?: readonly Name[]): Promise<StoreServers<Name>> {
  const stores = await startStoreServers(names);
  running.push(stores);
  return stores;
}

describe('the choice of servers for tests', () => {
  it('follows the setting', async () => {
    expect(await chooseTestServers({ YABOT_TEST_SERVERS: 'local' })).toBe('local');
  });

  it('refuses a setting it does not know, naming those it does', async () => {
    await expect(chooseTestServers({ YABOT_TEST_SERVERS: 'dcoker' })).rejects.toMatchObject({
      code: 'TEST_SERVERS_SETTING',
      message: expect.stringMatching(/docker or local/),
    });
  });

  it('is local where Docker is not installed, unless Docker is demanded', async () => {
    expect(await chooseTestServers({ PATH: '' })).toBe('local');
    const demanded = chooseTestServers({ PATH: '', YABOT_TEST_SERVERS: 'docker' });
    await expect(demanded).rejects.toMatchObject({ code: 'TEST_SERVERS_SETTING' });
  });
});

describe('the choice of servers where Docker answers', () => {
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
  });
  /** A Docker that answers, and has the images or not. */
  const docker = async ({ images }: { images: boolean }) => {
    const folder = await mkdtemp(join(tmpdir(), 'yabot-docker-'));
    folders.push(folder);
    const program = `#!/bin/sh\n[ "$1" = info ] && echo 28.0.0 && exit 0\nexit ${images ? 0 : 1}\n`;
    await writeFile(join(folder, 'docker'), program, { mode: 0o755 });
    return { PATH: `${folder}:/bin:/usr/bin` };
  };

  it('is Docker when it has the images', async () => {
    expect(await chooseTestServers(await docker({ images: true }))).toBe('docker');
  });

  it('is local when it lacks an image, unless Docker is demanded', async () => {
    const env = await docker({ images: false });
    expect(await chooseTestServers(env)).toBe('local');
    expect(await chooseTestServers({ ...env, YABOT_TEST_SERVERS: 'docker' })).toBe('docker');
  });
});

describe('the servers of a test', () => {
  it('stand the faults of a test: killed, frozen, started again', async () => {
    const { nats, mongo } = await start();
    for (const server of [nats, mongo]) {
      const { url } = server;
      await server.kill();
      await server.restart();
      await server.freeze();
      await server.thaw();
      expect(server.url).toBe(url);
      expect(await server.log()).not.toBe('');
    }
    expect((await fetch(`${nats.monitorUrl}/healthz`)).status).toBe(200);
    const client = new MongoClient(mongo.url);
    expect(await client.db('admin').command({ hello: 1 })).toMatchObject({ isWritablePrimary: true });
    await client.close();
  });

  it('are only those asked for', async () => {
    const stores = await start(['nats']);
    expect(Object.keys(stores)).toEqual(expect.not.arrayContaining(['mongo', 'postgres']));
    expect(stores.nats.url).toMatch(/^nats:\/\//);
  });
});
