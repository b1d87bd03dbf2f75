import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LaneRelay } from '../src/batch/relay.ts';
import type { SqlStore } from '../src/store/sql/store.ts';
import type { OutboxRow } from '../src/store/store.ts';
import { until } from '../src/testing/index.ts';
import { openStore } from './loop.ts';

const LONG_MS = 3_600_000;

let store: SqlStore;
let close: () => Promise<void>;
let lane: string;
let lanes = 0;

beforeEach(async () => {
  ({ store, close } = await openStore());
});
afterEach(() => close());

async function commit(from: number, to: number): Promise<OutboxRow[]> {
  const rows = Array.from({ length: to - from + 1 }, (_, index): OutboxRow => {
    const position = from + index;
    return {
      lane,
      position,
      id: `${lane}-${position}`,
      subject: 's',
      headers: [],
      data: '{}',
      at: '2026-01-01',
    };
  });
  await store.transaction((transaction) =>
    transaction.write({
      inbox: [],
      replacedInbox: new Set(),
      tables: [],
      sequences: new Map(),
      attemptsOver: [],
      outbox: rows,
    }),
  );
  return rows;
}

/** A relay on a stream that keeps what it is given, and fails as told. */
function openRelay(failures: ('before' | 'after' | 'none')[] = []) {
  lane = `lane-${lanes++}`;
  const stored: number[] = [];
  const failed: unknown[] = [];
  const publish = async (rows: readonly OutboxRow[]) => {
    const failure = failures.shift() ?? 'none';
    if (failure === 'before') throw new Error('NATS is away');
    for (const { position } of rows) if (!stored.includes(position)) stored.push(position);
    if (failure === 'after') throw new Error('the acknowledgement is lost');
  };
  const relay = new LaneRelay({
    store,
    lane,
    publish,
    syncedAfterMs: LONG_MS,
    failed: (error) => void failed.push(error),
  });
  return { relay, stored, failed };
}

const upTo = (end: number) => Array.from({ length: end }, (_, index) => index + 1);

describe('Publishing a lane', () => {
  it('puts everything on the stream in order, whatever fails in between and whether or not it was handed over', async () => {
    const failures = fc.array(fc.constantFrom('before', 'after', 'none'), { maxLength: 4 });
    const batches = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean()), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(failures, batches, async (some, sizes) => {
        const { relay, stored, failed } = openRelay([...some]);
        let end = 0;
        for (const [size, handedOver] of sizes) {
          const rows = await commit(end + 1, end + size);
          end += size;
          relay.push(handedOver ? rows : [], end);
        }
        await until('all is published', () => relay.published === end);
        expect(stored).toEqual(upTo(end));
        expect(failed.length).toBeLessThanOrEqual(some.filter((failure) => failure !== 'none').length);
        expect(relay.depth).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  it('publishes what is pushed at the very moment it has finished', async () => {
    const { relay, stored } = openRelay();
    for (let end = 1; end <= 50; end++) {
      const rows = await commit(end, end);
      relay.push(rows);
      for (let turns = 0; turns < end % 12; turns++) await Promise.resolve();
    }
    await until('all is published', () => relay.published === 50);
    expect(stored).toEqual(upTo(50));
  });

  it('keeps the order of what waited long, more than it keeps in memory', async () => {
    const { relay, stored } = openRelay(['before']);
    for (let end = 0; end < 12_000; end += 2_000) relay.push(await commit(end + 1, end + 2_000));
    await until('all is published', () => relay.published === 12_000);
    expect(stored).toEqual(upTo(12_000));
  });

  it('goes on when somebody deleted what was to be published', async () => {
    const { relay, stored } = openRelay();
    relay.push([], 5);
    await until('it is through', () => relay.depth === 0);
    relay.push(await commit(6, 8));
    await until('all is published', () => relay.published === 8);
    expect(stored).toEqual([6, 7, 8]);
  });

  it('waits only so long for what cannot be published, and for nothing after its stop', async () => {
    const { relay } = openRelay(Array(1_000).fill('before'));
    relay.push(await commit(1, 3));
    await relay.drained(20);
    expect(relay.depth).toBe(3);
    relay.stop();
    await relay.drained(3_600_000);
    expect(relay.depth).toBe(3);
  });

  it('makes whoever writes wait while much is still to be published', async () => {
    const { relay, stored } = openRelay();
    relay.push(await commit(1, 9_000));
    await relay.room();
    expect(stored.length).toBeGreaterThanOrEqual(4_000);
    await until('all is published', () => relay.published === 9_000);
  });

  it('makes nobody wait while nothing can be published, or after its stop', async () => {
    const { relay, failed } = openRelay(Array(1_000).fill('before'));
    relay.push(await commit(1, 9_000));
    await relay.room();
    expect(failed.length).toBeGreaterThan(0);
    relay.stop();
    await relay.room();
  });

  it('counts as published only what the stream has taken', async () => {
    const { relay, failed } = openRelay(['before', 'before']);
    relay.push(await commit(1, 3));
    await until('it has failed', () => failed.length === 2);
    expect(relay.published).toBe(0);
    await until('all is published', () => relay.published === 3);
  });

  it('leaves in the database what it has published', async () => {
    const { relay } = openRelay();
    relay.push(await commit(1, 3));
    await until('the first are published', () => relay.published === 3);
    relay.push(await commit(4, 4));
    await until('all is published', () => relay.published === 4);
    const kept = await store.coordination.laneAfter(lane, 0, 10);
    expect(kept.map(({ position }) => position)).toEqual(upTo(4));
  });

  it('publishes again, in its order and before what follows, what the stream may have lost', async () => {
    const { relay, stored } = openRelay();
    relay.push(await commit(1, 500));
    await until('all is published', () => relay.published === 500);
    stored.splice(200);
    const rows = await commit(501, 600);
    relay.publishAgain();
    relay.push(rows);
    await until('all is there', () => stored.length === 600);
    expect(stored).toEqual(upTo(600));
  });

  it('adopts the lane of another from where that one was', async () => {
    const { stored } = openRelay();
    await commit(1, 1_200);
    const publish = async (rows: readonly OutboxRow[]) =>
      void stored.push(...rows.map(({ position }) => position));
    const relay = new LaneRelay({
      store,
      lane,
      publish,
      syncedAfterMs: LONG_MS,
      failed: () => undefined,
      published: 700,
    });
    await relay.adopt();
    expect(stored).toEqual(upTo(1_200).slice(700));
    expect(relay.published).toBe(1_200);
  });
});
