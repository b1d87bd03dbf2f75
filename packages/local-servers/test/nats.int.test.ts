import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningNats, type StartNatsOptions, startNats } from '../src/index.ts';
import { isAlive } from '../src/process.ts';
import { temporaryFolders } from './fixtures/temporary.ts';

const temporary = temporaryFolders();
const running: RunningNats[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(options?: StartNatsOptions): Promise<RunningNats> {
  const server = await startNats(options);
  running.push(server);
  return server;
}

/** Publishes to a stream that is made if need be, and gives the number of its messages. */
async function publish(server: RunningNats, data: string): Promise<number> {
  const connection = await connect({ servers: server.url });
  try {
    const manager = await jetstreamManager(connection);
    await manager.streams.add({ name: 'TEST', subjects: ['test.>'] });
    const { seq } = await jetstream(connection).publish('test.one', data);
    return seq;
  } finally {
    await connection.close();
  }
}

async function varz(server: RunningNats) {
  const response = await fetch(`${server.monitorUrl}/varz`);
  return (await response.json()) as { max_payload: number; jetstream: { config: Record<string, unknown> } };
}

describe('nats-server', () => {
  it('serves JetStream that syncs four times a second, within bounds', async () => {
    const server = await start();
    expect(await publish(server, 'hello')).toBe(1);
    const { max_payload, jetstream } = await varz(server);
    expect(max_payload).toBe(256 * 1024);
    expect(jetstream.config).toMatchObject({ sync_interval: 250_000_000 });
    expect(jetstream.config.max_storage).toBeGreaterThan(0);
  });

  it('keeps ports and messages over a kill and a restart', async () => {
    const server = await start();
    await publish(server, 'before');
    const { url, monitorUrl, pid } = server;
    await server.kill();
    expect(server.isRunning).toBe(false);
    await server.restart();
    expect(server).toMatchObject({ url, monitorUrl, isRunning: true });
    expect(server.pid).not.toBe(pid);
    expect(await publish(server, 'after')).toBe(2);
  });

  it('opens a folder again that an earlier server used', async () => {
    const dir = await temporary();
    const first = await start({ dir });
    await publish(first, 'before');
    await first.stop();
    expect(await publish(await start({ dir }), 'after')).toBe(2);
  });

  it('does not answer while frozen, and goes on afterwards', async () => {
    const server = await start();
    await publish(server, 'before');
    await server.freeze();
    const impatient = fetch(`${server.monitorUrl}/varz`, { signal: AbortSignal.timeout(300) });
    await expect(impatient).rejects.toThrow();
    await server.thaw();
    expect(await publish(server, 'after')).toBe(2);
  });

  it('stops for good, even when frozen, and its temporary folder goes with it', async () => {
    const server = await startNats();
    const { pid, dir } = server;
    await server.freeze();
    await server.stop();
    expect(await isAlive(pid)).toBe(false);
    await expect(writeFile(join(dir, 'probe'), '')).rejects.toMatchObject({ code: 'ENOENT' });
    await server.stop();
  });

  it('takes the port, the name and the configuration it is given', async () => {
    const config = 'authorization { user: anna, password: secret }';
    const server = await start({ name: 'mine', config });
    await expect(connect({ servers: server.url, reconnect: false })).rejects.toThrow();
    const connection = await connect({ servers: server.url, user: 'anna', pass: 'secret' });
    expect(connection.info?.server_name).toBe('mine');
    await connection.close();
  });

  it('says in its error why it did not start', async () => {
    await expect(startNats({ config: 'nonsense: {' })).rejects.toMatchObject({
      code: 'SERVER_DID_NOT_START',
      message: expect.stringMatching(/nats-server .* did not start in .*ended with status 1.*Parse error/s),
    });
  });

  it('does not take another port than the one asked for', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    await expect(startNats({ port })).rejects.toMatchObject({
      code: 'SERVER_DID_NOT_START',
      message: expect.stringMatching(/address already in use/),
    });
    other.close();
  });

  it('refuses a folder that another server uses, and leaves that one alone', async () => {
    const dir = await temporary();
    const first = await start({ dir });
    await expect(startNats({ dir })).rejects.toMatchObject({ code: 'SERVER_DIR_IN_USE' });
    expect(await publish(first, 'still here')).toBe(1);
  });
});
