import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PARTITIONS, partitionOf } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Step } from '../src/batch/step.ts';
import { EXIT } from '../src/service/run-service.ts';
import { startTestBus, type TestBus, until } from '../src/testing/index.ts';
import { Added, Sum, Summed, Take } from './adder.ts';
import { startDatabase, type TestDatabase } from './databases.ts';
import { InstanceProcess } from './instance-process.ts';

const USERS = Array.from({ length: 40 }, (_, index) => `user-${index}`);
/** One for each partition. */
const LAST = Array.from({ length: PARTITIONS }, (_, partition) => {
  for (let n = 0; ; n++) if (partitionOf(`last-${n}`) === partition) return `last-${n}`;
});
const STEPS: Step[] = [
  'batch-begins',
  'committed',
  'publishing',
  'published',
  'marked',
  'acknowledging',
  'acknowledged',
];

/** Where it depends on the database what is left of a batch: after its commit, and when all its messages come again. */
const LEFT_TO_THE_DATABASE: Step[] = ['committed', 'acknowledging'];

describe.each([
  ['SQLite', STEPS],
  ['MongoDB', STEPS],
  ['a file of documents', LEFT_TO_THE_DATABASE],
] as const)('An instance on %s', (kind, steps) => {
  let database: TestDatabase;
  let servers: StoreServers<'nats'>;
  let bus: TestBus;
  let instances: InstanceProcess[];
  let flushes: number;

  const environment = () => ({
    NATS_URL: servers.nats.url,
    // Acknowledged at once, so that what is acknowledged too soon is seen.
    NATS_SYNC_SECONDS: '0',
    ...database.environment(),
  });
  const start = async (crash?: { at: Step; time: number }) => {
    const instance = await InstanceProcess.start(database.store, environment(), crash);
    instances.push(instance);
    return instance;
  };
  /** One event for every user, in turn, `rounds` times. */
  const events = (rounds: number) =>
    Array.from({ length: rounds }, () =>
      USERS.map((who) => ({ definition: Added, data: { who, amount: 1, note: '' } })),
    )
      .flat()
      .map((event) => ({ ...event, id: randomUUID() })) as never as Parameters<TestBus['publishAll']>[0];
  const summed = () => bus.observer.of(Summed).filter(({ data }) => !LAST.includes(data.who));
  /** Waits until all that is on its way is on the stream, so that nothing wrong comes after it was looked for. */
  const flushed = async () => {
    flushes += 1;
    await bus.publishAll(
      LAST.map((who) => ({ definition: Added, data: { who, amount: 1, note: '' } })) as never,
    );
    const through = (who: string) =>
      bus.observer.of(Summed).some(({ data }) => data.who === who && data.sum >= flushes);
    await until('every partition was gone through', () => LAST.every(through), 45_000);
    await bus.observer.caughtUp();
  };
  /** Waits until every user has the sum, and proves that each event was published onwards once, in order. */
  const expectSums = async (rounds: number) => {
    const expected = USERS.length * rounds;
    await until(`${expected} sums`, () => summed().length >= expected, 45_000);
    await flushed();
    const all = summed();
    expect(all).toHaveLength(expected);
    for (const who of USERS) {
      const sums = all.filter((event) => event.data.who === who);
      expect(sums.map((event) => event.data.sum)).toEqual(Array.from({ length: rounds }, (_, i) => i + 1));
      expect(sums.map((event) => event.envelope.sequence)).toEqual(
        Array.from({ length: rounds }, (_, i) => i + 1),
      );
    }
  };

  beforeAll(async () => {
    database = await startDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    servers = await startStoreServers(['nats']);
    bus = await startTestBus(servers.nats.url);
    instances = [];
    flushes = 0;
  });
  afterEach(async () => {
    for (const instance of instances) {
      instance.thaw();
      await instance.kill();
    }
    await bus.stop();
    await servers.stop();
  });

  it.each(steps)('loses and doubles nothing when it is killed at the step: %s', async (at) => {
    const doomed = await start({ at, time: 2 });
    // One after the other, so that the step is taken more than once however much goes into a batch or a wave.
    for (let round = 1; round <= 5; round++) {
      await bus.publishAll(events(1));
      const handled = until('the round is handled', () => summed().length >= round * USERS.length);
      await Promise.race([doomed.ended, handled]);
      handled.catch(() => undefined);
    }
    await doomed.ended;
    await start();
    await expectSums(5);
  });

  // What follows rests on how the kit keeps its own rows: in a file of documents as on SQLite.
  if (kind === 'a file of documents') return;

  it('shares the work with a second one, which takes over what a killed one had', async () => {
    const first = await start();
    await start();
    await bus.publishAll(events(5));
    await first.kill();
    await bus.publishAll(events(5));
    await expectSums(10);
  });

  it('does nothing twice when it was frozen, another took over, and it thawed', async () => {
    const first = await start();
    await start();
    await bus.publishAll(events(3));
    // Frozen within a transaction it would keep SQLite's only write lock; MongoDB ends such a transaction by itself.
    if (kind === 'SQLite') await expectSums(3);
    first.freeze();
    await bus.publishAll(events(3));
    await expectSums(6);
    first.thaw();
    await bus.publishAll(events(2));
    await expectSums(8);
  });

  it('finishes what it has begun when it is asked to stop, and another goes on', async () => {
    const first = await start();
    await bus.publishAll(events(5));
    expect(await first.stop()).toBe(EXIT.ok);
    await start();
    await bus.publishAll(events(2));
    await expectSums(7);
  });

  it('finishes its batch when it is asked to stop under load, and nothing is lost when it starts again', async () => {
    const first = await start();
    await bus.publishAll(events(200));
    await bus.observer.wait(Summed, 1);
    expect(await first.stop()).toBe(EXIT.ok);
    await bus.observer.caughtUp();
    expect(bus.observer.of(Summed).length).toBeLessThan(USERS.length * 200);
    await start();
    await expectSums(200);
  });

  it('comes to the same sums from a thousand shuffled and repeated events', async () => {
    await start();
    const all = events(25);
    await bus.publishUnrecognised([...all, ...all].sort(() => Math.random() - 0.5));
    await expectSums(25);
  });

  it('keeps what it did while NATS was away, and tells it in order when NATS is back', async () => {
    await start();
    await bus.publishAll(events(2));
    await expectSums(2);
    const published = bus.publishAll(events(10));
    await servers.nats.kill();
    await published.catch(() => undefined);
    await servers.nats.restart();
    await bus.observer.caughtUp();
    const stored = bus.observer.of(Added).length;
    await until('every stored event is counted', () => bus.observer.of(Summed).length >= stored, 45_000);
    const total = bus.observer
      .of(Summed)
      .reduce((sum, event) => sum + (event.envelope.sequence === event.data.sum ? 1 : 0), 0);
    expect(total).toBe(stored);
  });
});

describe('When MongoDB is away', () => {
  it('waits with the events, refuses commands with a stable code, and goes on by itself', async () => {
    const servers = await startStoreServers(['nats', 'mongo']);
    const bus = await startTestBus(servers.nats.url);
    const instance = await InstanceProcess.start('documents', {
      NATS_URL: servers.nats.url,
      MONGODB_URI: servers.mongo.url,
    });
    try {
      await bus.publish(Added, { who: 'ana', amount: 1, note: '' });
      await bus.observer.wait(Summed, 1);
      await servers.mongo.kill();
      await bus.publish(Added, { who: 'ana', amount: 1, note: '' });
      const refused = await bus.client.ask(Take, { who: 'ana', amount: 1 }, { key: 'away', timeout: 10_000 });
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'service-unavailable' } });
      await servers.mongo.restart();
      const summed = await bus.observer.wait(Summed, 2);
      expect(summed.map((event) => event.data.sum)).toEqual([1, 2]);
      const taken = await bus.client.ask(Take, { who: 'ana', amount: 1 }, { key: 'away' });
      expect(taken).toMatchObject({ ok: true, result: { sum: 1 } });
    } finally {
      await instance.kill();
      await bus.stop();
      await servers.stop();
    }
  });
});

describe('When the SQLite file', () => {
  let servers: StoreServers<'nats'>;
  let bus: TestBus;
  let home: string;
  let instance: InstanceProcess | undefined;
  const start = async () => {
    instance = await InstanceProcess.start('sql', { NATS_URL: servers.nats.url, YABOT_HOME: home });
    return instance;
  };
  const file = () => new Database(join(home, 'data', 'wallet.sqlite'));

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
    servers = await startStoreServers(['nats']);
    bus = await startTestBus(servers.nats.url);
  });
  afterEach(async () => {
    await instance?.kill();
    await bus.stop();
    await servers.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('is locked by somebody else, events wait, commands are refused, and all goes on by itself', async () => {
    await start();
    await bus.publish(Added, { who: 'ana', amount: 1, note: '' });
    await bus.observer.wait(Summed, 1);
    const other = file();
    other.exec('BEGIN EXCLUSIVE');
    await bus.publish(Added, { who: 'ana', amount: 1, note: '' });
    const refused = await bus.client.ask(Take, { who: 'ana', amount: 1 }, { key: 'locked', timeout: 10_000 });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'service-unavailable' } });
    other.exec('COMMIT');
    other.close();
    const summed = await bus.observer.wait(Summed, 2);
    expect(summed.map((event) => event.data.sum)).toEqual([1, 2]);
    expect(await bus.client.ask(Sum, { who: 'ana' })).toMatchObject({ ok: true, result: { sum: 2 } });
  });

  it('was written by a newer version, the service does not start on it', async () => {
    const older = await start();
    await older.stop();
    const newer = file();
    newer.exec("insert into kit_migrations (name, at) values ('9999-from-the-future', '2030-01-01')");
    newer.close();
    expect(await (await start()).ended).toBe(EXIT.schemaFromFuture);
  });
});
