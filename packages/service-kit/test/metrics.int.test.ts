import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Progress } from '../src/observability/progress.ts';
import { startTestBus, type TestBus, type TestService, until } from '../src/testing/index.ts';
import { Added, adderOn, faults, Take } from './adder.ts';

describe('The metrics of a service', () => {
  let servers: StoreServers<'nats'>;
  let bus: TestBus;
  let service: TestService;
  let home: string;
  let connection: NatsConnection;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'yabot-metrics-'));
    servers = await startStoreServers(['nats']);
    connection = await connect({ servers: servers.nats.url });
    bus = await startTestBus(servers.nats.url);
    // What is parked is to be seen.
    service = await bus.start(adderOn.sql, { YABOT_HOME: home, RETRY_FIRST_MS: '200' });
  });
  afterEach(async () => {
    faults.failOn.clear();
    await connection.close();
    await bus.stop();
    await servers.stop();
    await rm(home, { recursive: true, force: true });
  });

  /** The values of a metric by its labels, as Prometheus would read them. */
  async function scraped(name: string): Promise<Record<string, number>> {
    const text = await (await fetch(`${service.healthUrl}/metrics`)).text();
    const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
    return Object.fromEntries(
      lines.map((line) => [
        line.slice(name.length, line.lastIndexOf(' ')).replace(/,?service="\w+"/, ''),
        Number(line.slice(line.lastIndexOf(' '))),
      ]),
    );
  }

  it('tell that it is ready, what it stands on, what it works on and how full the streams are', async () => {
    expect(await scraped('yabot_ready')).toEqual({ '{}': 1 });
    expect(await scraped('yabot_dependency_up')).toEqual({
      '{dependency="nats"}': 1,
      '{dependency="sql"}': 1,
    });
    expect(await scraped('yabot_partitions_held')).toEqual({ '{store="sql"}': 4 });
    await bus.publish(Added, { who: 'ana', amount: 1, note: '' });
    expect((await scraped('yabot_stream_messages'))['{stream="MESSAGES"}']).toBeGreaterThan(0);
    expect((await scraped('yabot_stream_max_bytes'))['{stream="MESSAGES"}']).toBeGreaterThan(1_000_000);
    expect(Math.abs((await scraped('yabot_clock_skew_seconds'))['{}']!)).toBeLessThan(1);
    await service.settled();
    const pending = await scraped('yabot_consumer_pending');
    expect(Object.keys(pending)).toContain('{stream="MESSAGES",consumer="wallet-sql-p0of4"}');
    expect(Object.values(pending).every((count) => count === 0)).toBe(true);
  });

  it('tell what is parked for a retry, since when, and that it went to the dead letters', async () => {
    faults.failOn.set('bad', Number.POSITIVE_INFINITY);
    const unacknowledged = async () =>
      Object.values(await scraped('yabot_consumer_ack_pending')).reduce((sum, count) => sum + count, 0);
    await bus.publish(Added, { who: 'ana', amount: 1, note: 'bad' });
    await until('it is parked', async () => {
      const depth = await scraped('yabot_queue_depth');
      return depth['{store="sql",queue="parked"}'] === 1;
    });
    expect(await unacknowledged()).toBe(1);
    await until('it has waited', async () => {
      const oldest = await scraped('yabot_queue_oldest_seconds');
      return oldest['{store="sql",queue="parked"}']! > 0.5;
    });
    expect(await scraped('yabot_dead_letters_total')).toEqual({ '{}': 0 });
    await until('it is buried', async () => (await scraped('yabot_dead_letters_total'))['{}'] === 1);
    await until('it is acknowledged', async () => (await unacknowledged()) === 0);
  });

  it('tell what could not be published, since when, and nothing of streams that nobody can ask', async () => {
    await connection.close();
    await servers.nats.kill();
    await until('it is noticed', () => service.health().dependencies.nats?.status === 'failed');
    await service.submit(Take.of({ who: 'ana', amount: 0 }, { key: 'k' }));
    await until('it has waited', async () => {
      const oldest = await scraped('yabot_queue_oldest_seconds');
      return oldest['{store="sql",queue="outbox"}']! > 0.5;
    });
    expect((await scraped('yabot_queue_depth'))['{store="sql",queue="outbox"}']).toBe(1);
    expect(await scraped('yabot_dependency_up')).toMatchObject({ '{dependency="nats"}': 0 });
    expect(await scraped('yabot_stream_bytes')).toEqual({});
    await servers.nats.restart();
  });
});

describe('What does not move', () => {
  it('has stalled since it was first seen where it is, and not while nothing waits', () => {
    let now = 0;
    const progress = new Progress(() => now);
    const after = (milliseconds: number, at: number, waiting = true) => {
      now += milliseconds;
      return progress.stalledSeconds('p0', at, waiting);
    };
    expect(after(0, 7)).toBe(0);
    expect(after(5_000, 7)).toBe(5);
    expect(after(5_000, 8)).toBe(0);
    expect(after(1_000, 8)).toBe(1);
    expect(after(60_000, 8, false)).toBe(0);
    expect(after(1_000, 8)).toBe(0);
  });
});
