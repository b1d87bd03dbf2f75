import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { DEAD_LETTERS_STREAM, MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publisher } from '../../src/bus/publish.ts';
import { ensureStreams } from '../../src/bus/streams.ts';
import type { OutboxRow } from '../../src/store/store.ts';
import { StreamObserver, until } from '../../src/testing/index.ts';

const SMALL = 1_000_000;

let servers: StoreServers<'nats'>;
let connection: NatsConnection;
let publish: ReturnType<typeof publisher>;
let run = 0;

const row = (n: number, over: Partial<OutboxRow> = {}): OutboxRow => ({
  lane: 'lane',
  position: n,
  id: `run-${run}-${n}`,
  subject: `evt.wallet.summed.v1.${n % 8}`,
  headers: [['ce-id', `run-${run}-${n}`]],
  data: JSON.stringify({ n }),
  at: '2026-01-01T00:00:00.000Z',
  ...over,
});
const rows = (from: number, to: number, over: Partial<OutboxRow> = {}) =>
  Array.from({ length: to - from + 1 }, (_, index) => row(from + index, over));

/** What a stream holds, in its order. */
async function stored(stream: string = MESSAGES_STREAM): Promise<number[]> {
  const observer = await StreamObserver.open(connection, stream);
  await observer.caughtUp();
  observer.close();
  return observer.messages.map(({ data }) => (data as { n: number }).n);
}

beforeAll(async () => {
  servers = await startStoreServers(['nats']);
  connection = await connect({ servers: servers.nats.url });
  publish = publisher(connection);
});
beforeEach(async () => {
  run += 1;
  const manager = await jetstreamManager(connection);
  await ensureStreams(manager, { replicas: 1, maxBytes: SMALL });
  for (const stream of [MESSAGES_STREAM, SCHEDULES_STREAM, DEAD_LETTERS_STREAM])
    await manager.streams.purge(stream);
});
afterAll(async () => {
  await connection.close();
  await servers.stop();
});

describe('Publishing', () => {
  it.each([1, 2, 7, 500, 1_001, 2_300])('stores %d messages in their order', async (count) => {
    await publish(rows(1, count));
    expect(await stored()).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });

  it('keeps the order within each stream when messages of several follow each other', async () => {
    const letter = { subject: 'dlq.wallet.gateway.added.v1' };
    await publish([row(1), row(2), row(3, letter), row(4), row(5, letter), row(6, letter), row(7)]);
    expect(await stored()).toEqual([1, 2, 4, 7]);
    expect(await stored(DEAD_LETTERS_STREAM)).toEqual([3, 5, 6]);
  });

  it('sets several schedules at once, which fire in their time', async () => {
    const headersOf = (n: number): OutboxRow['headers'] => [
      ['ce-id', `run-${run}-${n}`],
      ['Nats-Schedule', `@at ${new Date().toISOString()}`],
      ['Nats-Schedule-Target', 'due.wallet.take.v1.0'],
    ];
    await publish(
      [1, 2].map((n) => row(n, { subject: `sched.wallet.take.v1.k${n}`, headers: headersOf(n) })),
    );
    const observer = await StreamObserver.open(connection, SCHEDULES_STREAM);
    const due = await until('both are due', () => {
      const found = observer.messages.filter(({ subject }) => subject.startsWith('due.'));
      return found.length === 2 && found;
    });
    observer.close();
    expect(due.map(({ data }) => (data as { n: number }).n).sort()).toEqual([1, 2]);
  });

  it.each([1, 2, 30])('stores %d messages once that are published twice', async (count) => {
    await publish(rows(1, count));
    await publish(rows(1, count));
    expect(await stored()).toHaveLength(count);
  });

  it('lets a batch land whole and in order whose beginning is there already', async () => {
    await publish(rows(1, 3));
    await publish(rows(1, 40));
    expect(await stored()).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('lets a batch land whole that holds repetitions anywhere', async () => {
    await publish([row(5)]);
    await publish([row(9)]);
    await publish(rows(1, 10));
    expect(await stored()).toEqual([5, 9, 1, 2, 3, 4, 6, 7, 8, 10]);
  });

  it('is refused with what the server says when the stream is full, and nothing that follows is stored', async () => {
    const large = { data: JSON.stringify({ n: 1, filler: 'x'.repeat(100_000) }) };
    const fill = async () => {
      for (let n = 1; n < 30; n++) await publish([row(n, large)]);
    };
    await expect(fill()).rejects.toThrow(/maximum bytes exceeded/);
    const before = (await stored()).length;
    await expect(publish([row(50, large), ...rows(51, 60)])).rejects.toThrow(/NATS refused/);
    expect(await stored()).toHaveLength(before);
  });

  it('fails when there is no such stream, so that whoever publishes tries again', async () => {
    await (await jetstreamManager(connection)).streams.delete(MESSAGES_STREAM);
    await expect(publish([row(1)])).rejects.toThrow();
    await expect(publish(rows(1, 3))).rejects.toThrow();
  });
});
