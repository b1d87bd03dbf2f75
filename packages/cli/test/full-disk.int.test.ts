import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { type RunningNats, startNats } from '@yabot/local-servers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptServer } from '../src/up/kept-server.ts';
import { until } from './fixtures/until.ts';

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;
const TIMEOUT = { timeout: 500 };

let disk: string;
let kept: KeptServer<RunningNats>;
let connection: NatsConnection;

const mount = (...options: string[]) => spawnSync('mount', [...options, disk]).status;

beforeEach(async () => {
  disk = mkdtempSync(join(tmpdir(), 'yabot-full-'));
  if (!mayMount) return;
  mount('-t', 'tmpfs', '-o', 'size=24m', 'tmpfs');
  kept = new KeptServer(await startNats({ dir: disk, maxFileStore: 2 ** 30 }), () => undefined);
  connection = await connect({ servers: kept.server.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
  const manager = await jetstreamManager(connection);
  const bounds = { retention: RetentionPolicy.Limits, storage: StorageType.File } as const;
  await manager.streams.add({ name: 'S', subjects: ['s'], ...bounds });
});
afterEach(async () => {
  if (mayMount) {
    await connection.close();
    await kept.stop();
    spawnSync('umount', ['--lazy', disk]);
  }
  rmSync(disk, { recursive: true, force: true });
});

const publish = () => jetstream(connection, TIMEOUT).publish('s', 'x'.repeat(100_000));

// A disk of its own, so that filling it harms nobody, needs root on Linux.
(mayMount ? describe : describe.skip)('A NATS that found its disk full', () => {
  it('is left alone while there is no room, takes messages again by itself when there is, and has what it took before', async () => {
    let taken = 0;
    const fill = async () => {
      for (;;) {
        await publish();
        taken += 1;
      }
    };
    await expect(fill()).rejects.toThrow();
    const { pid } = kept.server;
    await expect(publish()).rejects.toThrow();
    expect(await kept.server.isStuck()).toBe(false);
    expect(kept.server.pid).toBe(pid);
    mount('-o', 'remount,size=64m');
    await until('it takes messages', () =>
      publish().then(
        () => true,
        () => false,
      ),
    );
    expect(kept.server.pid).not.toBe(pid);
    const { messages } = (await (await jetstreamManager(connection)).streams.info('S')).state;
    expect(messages).toBeGreaterThan(taken);
  });
});
