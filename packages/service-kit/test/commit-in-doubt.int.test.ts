import { messagesIn } from '@yabot/contracts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchResult } from '../src/batch/process-batch.ts';
import type { SqlStore } from '../src/store/sql/store.ts';
import type { OutboxRow, Store } from '../src/store/store.ts';
import { until } from '../src/testing/index.ts';
import type { SumRow } from './adder.ts';
import { added, asked, INSTANCE, openLoop, openStore, sumOf } from './loop.ts';

/** When the connection to the database breaks: after a commit the server has taken, or one it has not. */
type Break = 'never' | 'after-commit' | 'before-commit';

class ConnectionLost extends Error {
  readonly code = 'ECONNRESET';
}

/** A store whose connection breaks as told, transaction by transaction. */
function breaking(store: Store, breaks: Break[]): Store {
  return {
    ...store,
    async transaction(work) {
      const when = breaks.shift() ?? 'never';
      const result = await store.transaction(async (transaction) => {
        const done = await work(transaction);
        if (when === 'before-commit') throw new ConnectionLost();
        return done;
      });
      if (when === 'after-commit') throw new ConnectionLost();
      return result;
    },
  };
}

/** The rows of sums that a watcher was told of, each time it was told. */
const toldOf = (results: readonly BatchResult[]) =>
  results.flatMap(({ changes }) => changes.flatMap(({ puts, inserts }) => [...puts, ...inserts] as SumRow[]));

/** What a row of the outbox tells: one event, or several that go as one. */
const eventsOf = ({ headers, data }: OutboxRow) =>
  messagesIn({ headers: new Map(headers), string: () => data }).map((event) => event.data as { sum: number });

let store: SqlStore;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ store, close } = await openStore());
});
afterEach(() => close());

describe('When the connection to the database breaks during a commit', () => {
  it.each<Break>(['after-commit', 'before-commit'])(
    'an event is counted once, and what follows has its place in the outbox (%s)',
    async (when) => {
      const { loop, results } = openLoop(breaking(store, [when]));
      const kinds: string[] = [];
      loop.push(added({ who: 'ana', amount: 1 }, ({ kind }) => void kinds.push(kind)));
      await until('the first is settled', () => kinds.length === 1);
      loop.push(added({ who: 'ana', amount: 10 }, ({ kind }) => void kinds.push(kind)));
      await until('the second is settled', () => kinds.length === 2);
      expect(kinds).toEqual(['done', 'done']);
      expect(await sumOf(store, 'ana')).toMatchObject({ sum: 11 });
      const rows = await store.coordination.laneAfter(INSTANCE, 0, 10);
      expect(rows.map(({ position }) => position)).toEqual([1, 2]);
      expect(results.at(-1)!.laneEnd).toBe(2);
      expect(toldOf(results).map(({ sum }) => sum)).toEqual([1, 11]);
      await loop.stop();
    },
  );

  it('a command that was answered as refused is told of and published all the same once that is known', async () => {
    const { loop, results } = openLoop(breaking(store, ['after-commit']));
    const outcomes: unknown[] = [];
    loop.push(asked({ who: 'ana', amount: 0, key: 'k' }, (outcome) => outcomes.push(outcome)));
    await until('it is refused', () => outcomes.length === 1);
    expect(outcomes).toMatchObject([{ kind: 'failed', refusal: { code: 'service-unavailable' } }]);
    await until('the commit was found', () => results.length === 1);
    expect(results[0]).toMatchObject({ laneEnd: 1, outcomes: [] });
    expect(toldOf(results)).toMatchObject([{ who: 'ana', sum: 0 }]);
    loop.push(asked({ who: 'ana', amount: 0, key: 'k' }, (outcome) => outcomes.push(outcome)));
    await until('it is answered', () => outcomes.length === 2);
    expect(outcomes[1]).toMatchObject({ kind: 'done', duplicate: true });
    await loop.stop();
  });

  it('nothing is lost, doubled or out of order, however often and whenever it breaks', async () => {
    const breaks = fc.array(fc.constantFrom<Break>('never', 'never', 'after-commit', 'before-commit'), {
      maxLength: 6,
    });
    let user = 0;
    await fc.assert(
      fc.asyncProperty(breaks, fc.integer({ min: 1, max: 6 }), async (sequence, count) => {
        const who = `user-${user++}`;
        const { loop, results } = openLoop(breaking(store, [...sequence]), {}, who);
        const kinds: string[] = [];
        for (let n = 0; n < count; n++) {
          loop.push(added({ who, amount: 1, note: String(n) }, ({ kind }) => void kinds.push(kind)));
          if (n % 2 === 0) await until('it is settled', () => kinds.length === n + 1);
        }
        await until('all are settled', () => kinds.length === count && loop.depth === 0);
        await loop.stop();
        expect(await sumOf(store, who)).toMatchObject({
          sum: count,
          log: Array.from({ length: count }, (_, n) => String(n)),
        });
        const lane = await store.coordination.laneAfter(who, 0, 100);
        expect(lane.map(({ position }) => position)).toEqual(lane.map((_, index) => index + 1));
        expect(lane.flatMap(eventsOf).map(({ sum }) => sum)).toEqual(
          Array.from({ length: count }, (_, n) => n + 1),
        );
        expect(results.at(-1)!.laneEnd).toBe(lane.length);
        expect(toldOf(results).at(-1)).toMatchObject({ sum: count });
      }),
      { numRuns: 25 },
    );
  });
});
