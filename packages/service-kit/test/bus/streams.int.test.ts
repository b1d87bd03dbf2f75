import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { type RunningNats, startNats } from '@yabot/local-servers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureStreams } from '../../src/bus/streams.ts';

const ROOM = 20_000_000;
let nats: RunningNats;
let connection: NatsConnection;

beforeEach(async () => {
  nats = await startNats({ maxFileStore: ROOM });
  connection = await connect({ servers: nats.url });
});
afterEach(async () => {
  await connection.close();
  await nats.stop();
});

describe('On a server with less room than the streams may take', () => {
  const bounds = async (manager: JetStreamManager) =>
    (await manager.streams.list().next()).map(({ config }) => config.max_bytes);

  it('they are bounded by what there is, and stay so', async () => {
    const manager = await jetstreamManager(connection);
    await ensureStreams(manager);
    const first = await bounds(manager);
    expect(first).toHaveLength(3);
    expect(first.reduce((sum, bytes) => sum + bytes, 0)).toBeGreaterThan(ROOM / 8);
    await ensureStreams(manager);
    expect(await bounds(manager)).toEqual(first);
  });

  it('several services can make them at once', async () => {
    const manager = await jetstreamManager(connection);
    await Promise.all([1, 2, 3].map(() => ensureStreams(manager)));
    expect(await bounds(manager)).toHaveLength(3);
  });

  it('says what to do where there is hardly any', async () => {
    await connection.close();
    await nats.stop();
    nats = await startNats({ maxFileStore: 100_000 });
    connection = await connect({ servers: nats.url });
    await expect(ensureStreams(await jetstreamManager(connection))).rejects.toThrow(/give it more disk/);
  });
});
