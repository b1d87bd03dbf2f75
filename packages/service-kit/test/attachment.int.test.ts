import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEAD_LETTERS_STREAM } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AttachContext, type Attachment, defineService, on } from '../src/index.ts';
import { StreamObserver, startTestBus, type TestBus, until } from '../src/testing/index.ts';
import { Added, adderOn, type SumRow, sumsOn, Take } from './adder.ts';

let servers: StoreServers<'nats'>;
let bus: TestBus;
let home: string;

beforeAll(async () => {
  servers = await startStoreServers(['nats']);
  bus = await startTestBus(servers.nats.url);
});
afterAll(async () => {
  await bus.stop();
  await servers.stop();
});

const attached = (folder: string, attach: (context: AttachContext) => Promise<Attachment>) =>
  bus.start(defineService({ ...adderOn.sql, attach }), { YABOT_HOME: folder });

const partitions = [0, 1, 2, 3];
const quiet = { stop: async () => undefined };

it('tells who watches a table of the rows that were committed, and lets them read', async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
  const seen: SumRow[] = [];
  let read: AttachContext['read'] | undefined;
  const service = await attached(home, async (context) => {
    context.watch(sumsOn.sql, (rows) => seen.push(...rows));
    context.watch(sumsOn.sql, () => {
      throw new Error('a watcher that fails');
    });
    read = context.read;
    return quiet;
  });
  await bus.publish(Added, { who: 'watched', amount: 5, note: '' });
  await until('the row was seen', () => seen.length > 0);
  expect(seen).toEqual([{ who: 'watched', sum: 5, log: [''] }]);
  expect(await read?.().load(sumsOn.sql.ref('watched'))).toEqual(seen[0]);
  await service.stop();
  await rm(home, { recursive: true, force: true });
});

it('has an instance finish what runs beside its handlers before another takes the partition', async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
  let first: AttachContext | undefined;
  let second: AttachContext | undefined;
  const given: number[] = [];
  const heldWhileGiving: number[] = [];
  const one = await attached(home, async (context) => {
    first = context;
    const letGo = async (going: readonly number[]) => {
      given.push(...going);
      heldWhileGiving.push(
        ...partitions.filter((partition) => second?.holds(partition) && going.includes(partition)),
      );
    };
    return { ...quiet, letGo };
  });
  await until('the first holds all', () => partitions.every((partition) => first?.holds(partition)));
  const two = await attached(home, async (context) => {
    second = context;
    return quiet;
  });
  await until('the second holds half', () => partitions.filter((p) => second?.holds(p)).length === 2);
  expect(given).toHaveLength(2);
  expect(heldWhileGiving).toEqual([]);
  expect(partitions.filter((partition) => first?.holds(partition) && second?.holds(partition))).toEqual([]);
  await one.stop();
  await two.stop();
  await rm(home, { recursive: true, force: true });
});

it('puts a command a decision buried into the dead letters, with what a replay needs', async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
  const burying = on(Added, {
    decide: ({ data }) => ({
      bury: [{ command: Take.of({ who: data.who, amount: 2 }, { key: 'k' }), code: 'no-use', reason: 'why' }],
    }),
  });
  const service = await bus.start(defineService({ ...adderOn.sql, consumes: [burying] }), {
    YABOT_HOME: home,
  });
  const letters = await StreamObserver.open(bus.connection, DEAD_LETTERS_STREAM);
  await bus.publish(Added, { who: 'buried', amount: 1, note: '' }, { correlationId: 'chain' });
  await until('a dead letter', () => letters.messages.length > 0);
  expect(letters.messages[0]?.data).toMatchObject({
    code: 'no-use',
    reason: 'why',
    message: {
      entity: 'buried',
      raw: '{"who":"buried","amount":2}',
      envelope: { type: Take.type, correlationId: 'chain', idempotencyKey: 'k' },
    },
  });
  letters.close();
  await service.stop();
  await rm(home, { recursive: true, force: true });
});
