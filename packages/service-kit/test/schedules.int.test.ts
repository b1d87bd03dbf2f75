import { jetstream } from '@nats-io/jetstream';
import { headers } from '@nats-io/nats-core';
import {
  dueCommandSubject,
  partitionOf,
  SCHEDULES_STREAM,
  scheduleSubject,
  toHeaders,
} from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StreamObserver, startTestBus, type TestBus, until } from '../src/testing/index.ts';
import { Added, adderOn, Sum, Summed, Take } from './adder.ts';
import { startDatabase, type TestDatabase } from './databases.ts';

const ANA = { who: 'ana', amount: 1 };
const DUE = dueCommandSubject(Take, partitionOf('ana'));

let database: TestDatabase;
let servers: StoreServers<'nats'>;
let bus: TestBus;
let schedules: StreamObserver;

beforeAll(async () => {
  database = await startDatabase('SQLite');
  servers = await startStoreServers(['nats']);
  bus = await startTestBus(servers.nats.url);
  schedules = await StreamObserver.open(bus.connection, SCHEDULES_STREAM);
  await bus.start(adderOn.sql, database.environment());
  await bus.publish(Added, { who: 'ana', amount: 100, note: '' });
  await bus.observer.wait(Summed, 1);
});
beforeEach(() => bus.observer.caughtUp());
afterAll(async () => {
  schedules.close();
  await bus.stop();
  await servers.stop();
  await database.close();
});

const sum = async () => {
  const answer = await bus.client.ask(Sum, { who: 'ana' });
  return answer.ok && answer.result.sum;
};

/** Publishes a command to take one from ana, with these headers besides. */
async function publish(subject: string, key: string, more: Record<string, string>) {
  const set = headers();
  const envelope = { id: key, type: Take.type, source: 'wallet', entity: 'ana', correlationId: key };
  const own = toHeaders({ ...envelope, time: new Date().toISOString(), idempotencyKey: key });
  for (const [name, value] of [...own, ...Object.entries(more)]) set.append(name, value);
  await jetstream(bus.connection).publish(subject, JSON.stringify(ANA), { headers: set });
}
const atOnce = () => ({ 'Nats-Schedule': `@at ${new Date().toISOString()}`, 'Nats-Schedule-Target': DUE });

/** Sets a schedule of the service itself, and waits until it was carried out: what was due before it was dealt with. */
async function ownScheduleIsDone(key: string) {
  const before = await sum();
  await publish(scheduleSubject(Take, key), key, atOnce());
  await until('the own schedule is carried out', async () => (await sum()) !== before);
}

describe('A due command', () => {
  it('is carried out when its own schedule delivered it', async () => {
    await ownScheduleIsDone('own');
    expect(await sum()).toBe(99);
  });

  it.each([
    ['the schedule of another service', 'sched.missions.take.v1.k'],
    ['the schedule of another command', 'sched.wallet.take-all.v1.k'],
  ])('is dropped when %s delivered it, and its key stays free', async (who, subject) => {
    const before = Number(await sum());
    await publish(subject, who, atOnce());
    await until('it was delivered', () =>
      schedules.messages.some(({ subject: on, envelope }) => on === DUE && envelope.idempotencyKey === who),
    );
    await ownScheduleIsDone(who);
    expect(await sum()).toBe(before - 1);
  });

  it('is dropped when nobody scheduled it', async () => {
    const before = Number(await sum());
    await publish(DUE, 'nobody', {});
    await ownScheduleIsDone('nobody');
    expect(await sum()).toBe(before - 1);
  });
});
