import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventSubject, partitionOf, toHeaders } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../src/observability/log.ts';
import { Lanes } from '../src/runtime/lanes.ts';
import { type SqlStore, sqlStore } from '../src/store/sql/store.ts';
import type { OutboxRow } from '../src/store/store.ts';
import { startTestBus, type TestBus, until } from '../src/testing/index.ts';
import { Added, adderOn, Summed, sqlSchema } from './adder.ts';

/** A process of this host that is not there: there is no such number. */
const GONE = `${hostname()}/${2 ** 23}/gone`;
/** So many that consuming would begin long before they are published. */
const LEFT = 6_000;
const PUBLISHED = 20;

let servers: StoreServers<'nats'>;
let bus: TestBus;
let home: string;
let store: SqlStore;

/** An event that an instance committed and did not publish before it was gone. */
function unpublished(position: number): OutboxRow {
  const id = `left-${position}`;
  const at = '2026-01-01T00:00:00.000Z';
  const envelope = { id, type: Summed.type, entity: 'ana', correlationId: id, source: 'wallet', time: at };
  return {
    id,
    at,
    position,
    lane: GONE,
    subject: eventSubject(Summed, partitionOf('ana')),
    headers: toHeaders({ ...envelope, sequence: position }),
    data: JSON.stringify({ who: 'ana', sum: position }),
  };
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
  servers = await startStoreServers(['nats']);
  bus = await startTestBus(servers.nats.url);
  store = sqlStore({
    url: `sqlite:${join(home, 'data', 'wallet.sqlite')}`,
    name: 'wallet',
    schema: sqlSchema,
  });
  await store.open();
  await store.transaction((transaction) =>
    transaction.write({
      inbox: [],
      replacedInbox: new Set(),
      tables: [],
      sequences: new Map([[`${Summed.type}/ana`, LEFT]]),
      outbox: Array.from({ length: LEFT }, (_, index) => unpublished(index + 1)),
      attemptsOver: [],
    }),
  );
});
afterEach(async () => {
  await store.close();
  await bus.stop();
  await servers.stop();
  await rm(home, { recursive: true, force: true });
});

const leave = (expiresAt = Date.now()) =>
  store.coordination.heartbeat({ id: GONE, expiresAt, published: PUBLISHED });
const remembered = async () => (await store.coordination.instances()).find(({ id }) => id === GONE);

describe('What a gone instance left', () => {
  it('is published from where it was, before anything that follows it', async () => {
    await leave();
    await store.coordination.claim(partitionOf('ana'), undefined, GONE);
    await bus.publish(Added, { who: 'ana', amount: 1, note: '' });
    await bus.start(adderOn.sql, { YABOT_HOME: home });
    const summed = await bus.observer.wait(Summed, LEFT - PUBLISHED + 1);
    expect(summed.map(({ envelope }) => envelope.sequence)).toEqual(
      Array.from({ length: LEFT - PUBLISHED + 1 }, (_, index) => PUBLISHED + 1 + index),
    );
    await until('it is known how far it is', async () => (await remembered())?.published === LEFT);
  });

  it('keeps what follows waiting as long as it cannot be published', async () => {
    await leave();
    const gone = (await store.coordination.instances()).find(({ id }) => id === GONE)!;
    const published: OutboxRow[] = [];
    let isFull = true;
    const lanes = new Lanes({
      store,
      instance: 'here',
      syncedAfterMs: 0,
      log: openLog('wallet', 'silent'),
      async publish(messages) {
        if (isFull) throw new Error('the stream is full');
        published.push(...messages);
      },
    });
    lanes.adopt({ instance: gone, isOver: false });
    await expect(lanes.adopted()).rejects.toThrow('the stream is full');
    isFull = false;
    await until('it is published', async () => {
      lanes.adopt({ instance: gone, isOver: false });
      await lanes.adopted();
      return published.length === LEFT - PUBLISHED;
    });
  });

  it('is forgotten with it when nothing more can come from it', async () => {
    await leave(0);
    await bus.start(adderOn.sql, { YABOT_HOME: home });
    await bus.observer.wait(Summed, LEFT - PUBLISHED);
    await until('it is forgotten', async () => (await remembered()) === undefined);
  });

  it('and adds later, as it was only frozen, is published too', async () => {
    await leave();
    await bus.start(adderOn.sql, { YABOT_HOME: home });
    await bus.observer.wait(Summed, LEFT - PUBLISHED);
    await store.transaction((transaction) =>
      transaction.write({
        inbox: [],
        replacedInbox: new Set(),
        tables: [],
        sequences: new Map(),
        outbox: [unpublished(LEFT + 1)],
        attemptsOver: [],
      }),
    );
    await bus.observer.wait(Summed, LEFT - PUBLISHED + 1);
  });
});
