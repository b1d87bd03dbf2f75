import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { DEAD_LETTERS_STREAM, MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startService } from '../src/index.ts';
import { openLog } from '../src/observability/log.ts';
import { StreamObserver, startTestBus, until } from '../src/testing/index.ts';
import { Added, adderOn, Summed, Take } from './adder.ts';
import { LossyLink } from './lossy-link.ts';

let servers: StoreServers<'nats'>;
let connection: NatsConnection;
let home: string;
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
  servers = await startStoreServers(['nats']);
  connection = await connect({ servers: servers.nats.url, maxReconnectAttempts: -1, reconnectTimeWait: 100 });
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await connection.close();
  await servers.stop();
  await rm(home, { recursive: true, force: true });
});

async function start(environment: NodeJS.ProcessEnv = {}) {
  const service = await startService(adderOn.sql, {
    environment: { NATS_URL: servers.nats.url, YABOT_HOME: home, ...environment },
    log: openLog('wallet', 'silent'),
  });
  stops.push(() => service.stop());
  await service.ready;
  return service;
}

/** After a restart: the connection from before may not be back yet. */
async function connectAnew(): Promise<NatsConnection> {
  const anew = await connect({ servers: servers.nats.url });
  stops.push(() => anew.close());
  return anew;
}

describe('When the stream is full', () => {
  it('the outbox keeps what it refuses, answers go on, and all is delivered in order once there is space', async () => {
    const service = await start({ NATS_STREAM_MAX_BYTES: '1000000' });
    const manager = await jetstreamManager(connection);
    const filler = 'x'.repeat(50_000);
    const fill = async () => {
      for (;;) await jetstream(connection).publish('evt.gateway.filler.v1.0', filler);
    };
    await expect(fill()).rejects.toThrow(/maximum bytes/);
    for (let size = 20_000; size > 100; size /= 2) {
      await jetstream(connection)
        .publish('evt.gateway.filler.v1.0', 'x'.repeat(size))
        .catch(() => undefined);
    }
    for (let n = 1; n <= 30; n++) {
      const answer = await service.submit(Take.of({ who: 'ana', amount: 0 }, { key: `k${n}` }));
      expect(answer).toMatchObject({ ok: true });
    }
    expect(service.health().queues['sql.outbox']).toBeGreaterThan(0);
    await manager.streams.purge(MESSAGES_STREAM, { filter: 'evt.gateway.filler.v1.0' });
    await until('all is delivered', () => service.health().queues['sql.outbox'] === 0);
    const observer = await StreamObserver.open(connection);
    stops.push(async () => observer.close());
    await observer.wait(Summed, 30);
    const sequences = observer.of(Summed).map(({ envelope }) => envelope.sequence);
    expect(sequences).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });
});

describe('When NATS has lost its disk', () => {
  it('the streams and the durable consumers are made again, and events are handled', async () => {
    const service = await start();
    const manager = await jetstreamManager(connection);
    for (const stream of [MESSAGES_STREAM, SCHEDULES_STREAM]) await manager.streams.delete(stream);
    await servers.nats.kill();
    await until('it is noticed', () => service.health().dependencies.nats?.status === 'failed');
    await servers.nats.restart();
    await until('it is healthy', () => service.health().status === 'healthy');
    const { streams: found } = await jetstreamManager(await connectAnew());
    const names = async () => (await found.names().next()).sort();
    const streams = [DEAD_LETTERS_STREAM, MESSAGES_STREAM, SCHEDULES_STREAM];
    await until('the streams are there', async () => String(await names()) === String(streams));
    const bus = await startTestBus(servers.nats.url);
    stops.push(() => bus.stop());
    await bus.publish(Added, { who: 'ana', amount: 1, note: '' });
    await bus.observer.wait(Summed, 1);
  });
});

describe('When NATS is not there at the start', () => {
  it('the service is there, carries out its own commands, and joins NATS when that comes', async () => {
    await servers.nats.kill();
    const service = await startService(adderOn.sql, {
      environment: { NATS_URL: servers.nats.url, YABOT_HOME: home },
      log: openLog('wallet', 'silent'),
    });
    stops.push(() => service.stop());
    const answer = await until('a command is carried out', async () => {
      const answered = await service.submit(Take.of({ who: 'ana', amount: 0 }, { key: 'k' }));
      return answered.ok && answered;
    });
    expect(answer).toMatchObject({ ok: true, result: { sum: 0 } });
    expect(service.health()).toMatchObject({ ready: false, dependencies: { nats: { status: 'failed' } } });
    await servers.nats.restart();
    await service.ready;
    const observer = await StreamObserver.open(await connectAnew());
    stops.push(async () => observer.close());
    await observer.wait(Summed, 1);
  });

  it('a service that is stopped before it comes leaves nothing behind', async () => {
    await servers.nats.kill();
    const service = await startService(adderOn.sql, {
      environment: { NATS_URL: servers.nats.url, YABOT_HOME: home },
      log: openLog('wallet', 'silent'),
    });
    await service.stop();
    await service.stop();
    expect(service.health().ready).toBe(false);
    await expect(fetch(`${service.healthUrl}/health/live`)).rejects.toThrow();
    await servers.nats.restart();
    const manager = await jetstreamManager(await connectAnew());
    expect(await manager.streams.list().next()).toEqual([]);
  });
});

describe('When the connection fails in one direction', () => {
  it('what was on its way is handled as soon as the connection stands again, in order', async () => {
    const link = await LossyLink.to(servers.nats.url);
    stops.push(async () => link.close());
    const service = await start({ NATS_URL: link.url });
    const bus = await startTestBus(servers.nats.url);
    stops.push(() => bus.stop());
    const add = (amount: number) => bus.publish(Added, { who: 'ana', amount, note: '' });
    await add(1);
    await bus.observer.wait(Summed, 1);
    link.lose();
    for (const amount of [10, 100, 1_000]) await add(amount);
    await until('all three were given to nobody', async () => {
      const manager = await jetstreamManager(connection);
      const consumers = await manager.consumers.list(MESSAGES_STREAM).next();
      return consumers.some(({ num_ack_pending }) => num_ack_pending === 3);
    });
    link.break();
    // Far sooner than the server gives out again by itself what was not acknowledged.
    const summed = await until(
      'all is summed up',
      () => {
        const all = bus.observer.of(Summed);
        return all.length >= 4 && all;
      },
      10_000,
    );
    expect(summed.map(({ data }) => data.sum)).toEqual([1, 11, 111, 1_111]);
    expect(service.health().status).toBe('healthy');
  });
});
