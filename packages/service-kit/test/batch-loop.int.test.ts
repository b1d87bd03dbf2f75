import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../src/batch/item.ts';
import { correlation, withCorrelation } from '../src/observability/correlation.ts';
import type { SqlStore } from '../src/store/sql/store.ts';
import type { StoreTransaction } from '../src/store/store.ts';
import { until } from '../src/testing/index.ts';
import { faults } from './adder.ts';
import { added, asked, INSTANCE, openLoop, openStore, sumOf } from './loop.ts';

let store: SqlStore;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ store, close } = await openStore());
});
afterEach(async () => {
  faults.failOn.clear();
  await close();
});

describe('A batch of which the database refuses one row', () => {
  it('fails only that message, and those of the same entity are still handled in order', async () => {
    const { loop, verdicts } = openLoop(store);
    const outcomes = new Map<string, Outcome['kind']>();
    const settled = (note: string) => (outcome: Outcome) => void outcomes.set(note, outcome.kind);
    for (let n = 0; n < 20; n++) loop.push(added({ who: `user-${n}`, amount: n }, settled(`user-${n}`)));
    loop.push(added({ who: 'ana', amount: 5, note: 'a' }, settled('a')));
    loop.push(added({ who: 'ana', amount: -10, note: 'b' }, settled('b')));
    loop.push(added({ who: 'ana', amount: 1, note: 'c' }, settled('c')));
    loop.push(added({ who: 'eva', amount: 1, note: 'd' }, settled('d')));
    await until('the others are handled', () => outcomes.size === 22);
    expect([...outcomes.values()]).toEqual(Array(22).fill('done'));
    expect(await sumOf(store, 'ana')).toMatchObject({ sum: 5, log: ['a'] });
    await until('all are handled', () => outcomes.size === 24);
    expect(outcomes.get('b')).toBe('dead');
    expect(await sumOf(store, 'ana')).toMatchObject({ sum: 6, log: ['a', 'c'] });
    expect(verdicts).toEqual(['retry', 'retry', 'retry', 'dead']);
    const rows = await store.coordination.laneAfter(INSTANCE, 0, 100);
    expect(rows.slice(-2).map(({ subject }) => subject.split('.')[0])).toEqual(['dlq', 'evt']);
    await loop.stop();
  });

  it('answers whoever waits for it that something broke, and whoever does not is handled', async () => {
    const { loop } = openLoop(store);
    const outcomes: Outcome[] = [];
    faults.failOn.set('ana', 1);
    loop.push(asked({ who: 'ana', amount: 0, key: 'k' }, (outcome) => outcomes.push(outcome)));
    loop.push(added({ who: 'ana', amount: 3 }, (outcome) => outcomes.push(outcome)));
    await until('both are settled', () => outcomes.length === 2);
    expect(outcomes).toMatchObject([
      { kind: 'failed', refusal: { code: 'internal-fault' } },
      { kind: 'done' },
    ]);
    expect(await sumOf(store, 'ana')).toMatchObject({ sum: 3 });
    await loop.stop();
  });
});

describe('A batch', () => {
  it('asks the inbox only about what was delivered before, and finds out without it what else was dealt with', async () => {
    const asked: string[][] = [];
    const watched = {
      ...store,
      transaction: <T>(work: (transaction: StoreTransaction) => Promise<T>) =>
        store.transaction((transaction) => {
          const findInbox = (ids: readonly string[]) => {
            asked.push([...ids]);
            return transaction.findInbox(ids);
          };
          return work({ ...transaction, findInbox });
        }),
    };
    const { loop } = openLoop(watched);
    const outcomes: Outcome[] = [];
    const push = (who: string, id: string, redelivered = false) =>
      loop.push({ ...added({ who, amount: 1, id }, (outcome) => outcomes.push(outcome)), redelivered });
    push('ana', 'first');
    push('eva', 'second', true);
    await until('both are settled', () => outcomes.length === 2);
    expect(asked).toEqual([['second']]);
    push('eva', 'third');
    push('ana', 'first');
    await until('the others are settled', () => outcomes.length === 4);
    expect(asked.slice(1)).toEqual([['third', 'first']]);
    expect(outcomes.slice(2)).toMatchObject([{ duplicate: false }, { duplicate: true }]);
    expect(await sumOf(store, 'ana')).toMatchObject({ sum: 1 });
    expect(await sumOf(store, 'eva')).toMatchObject({ sum: 2 });
    await loop.stop();
  });

  it('takes one that fails as dealt with when it fails because it was', async () => {
    const { loop, verdicts } = openLoop(store);
    const outcomes: Outcome[] = [];
    const push = () => loop.push(added({ who: 'ana', amount: 1, id: 'one' }, (it) => outcomes.push(it)));
    push();
    await until('it is settled', () => outcomes.length === 1);
    faults.failOn.set('ana', 1);
    push();
    await until('it is settled again', () => outcomes.length === 2);
    expect(outcomes[1]).toMatchObject({ kind: 'done', duplicate: true });
    expect(verdicts).toEqual([]);
    await loop.stop();
  });

  it('counts a message that is in it twice once', async () => {
    const { loop, results } = openLoop(store);
    const outcomes: Outcome[] = [];
    for (const _ of [1, 2]) {
      loop.push(added({ who: 'ana', amount: 5, id: 'same' }, (outcome) => void outcomes.push(outcome)));
    }
    await until('both are settled', () => outcomes.length === 2);
    expect(outcomes).toEqual([
      { kind: 'done', duplicate: false },
      { kind: 'done', duplicate: true },
    ]);
    expect(results).toHaveLength(1);
    expect(await sumOf(store, 'ana')).toMatchObject({ sum: 5 });
    await loop.stop();
  });

  it('holds back what follows a message of the same entity that failed, and nothing else', async () => {
    const { loop, results } = openLoop(store);
    faults.failOn.set('first', 1);
    const settled: string[] = [];
    const push = (who: string, note: string) =>
      loop.push(added({ who, amount: 1, note }, () => void settled.push(note)));
    push('ana', 'first');
    push('ana', 'second');
    push('eva', 'other');
    await until('all are settled', () => settled.length === 3);
    expect(settled).toEqual(['other', 'first', 'second']);
    expect(results).toHaveLength(2);
    expect(await sumOf(store, 'ana')).toMatchObject({ log: ['first', 'second'] });
    await loop.stop();
  });
});

describe('A loop', () => {
  it('lets a partition go while messages of others never end', async () => {
    for (const partition of [0, 3]) await store.coordination.claim(partition, undefined, INSTANCE);
    const { loop } = openLoop(store);
    let handled = 0;
    let endless = true;
    const next = () => {
      handled += 1;
      if (endless) loop.push(added({ who: 'ana', amount: 1, partition: 0 }, next));
    };
    for (let n = 0; n < 3; n++) loop.push(added({ who: 'ana', amount: 1, partition: 0 }, next));
    await until('it is at work', () => handled > 0);
    const left: string[] = [];
    for (let n = 0; n < 5; n++) {
      loop.push(added({ who: 'eva', amount: 1, partition: 3 }, ({ kind }) => void left.push(kind)));
    }
    await loop.release([3]);
    expect(left).toEqual(Array(5).fill('left'));
    const before = handled;
    await until('it goes on with the others', () => handled > before);
    endless = false;
    await until('all is handled', () => loop.depth === 0);
    expect(await sumOf(store, 'eva')).toBeUndefined();
    await loop.stop();
  });

  it('decides nothing of a partition that another has taken, whatever it has in its memory', async () => {
    await store.coordination.claim(3, undefined, INSTANCE);
    const { loop } = openLoop(store);
    const kinds: string[] = [];
    const tell = ({ kind }: Outcome) => void kinds.push(kind);
    loop.push(added({ who: 'ana', amount: 1, partition: 3 }, tell));
    await until('it is handled', () => kinds.length === 1);
    await store.coordination.claim(3, INSTANCE, 'another');
    loop.push(added({ who: 'ana', amount: 1, partition: 3 }, tell));
    await until('it is left', () => kinds.length === 2);
    expect(kinds).toEqual(['done', 'left']);
    expect(await sumOf(store, 'ana')).toMatchObject({ sum: 1 });
    await loop.stop();
  });

  it('asks the database who holds a partition when its own lease ends while it decides', async () => {
    await store.coordination.claim(3, undefined, 'another');
    const sure = [true, false];
    const { loop } = openLoop(store, {}, INSTANCE, () => sure.shift() ?? false);
    const kinds: string[] = [];
    loop.push(added({ who: 'ana', amount: 1, partition: 3 }, ({ kind }) => void kinds.push(kind)));
    await until('it is left', () => kinds.length === 1);
    expect(kinds).toEqual(['left']);
    expect(await sumOf(store, 'ana')).toBeUndefined();
    await loop.stop();
  });

  it('leaves also what waits for a retry when its partition goes', async () => {
    await store.coordination.claim(3, undefined, INSTANCE);
    faults.failOn.set('poison', Number.POSITIVE_INFINITY);
    const { loop, verdicts } = openLoop(store);
    const outcomes: string[] = [];
    for (const note of ['poison', 'behind']) {
      loop.push(added({ who: 'ana', amount: 1, note, partition: 3 }, ({ kind }) => void outcomes.push(kind)));
    }
    await until('it failed once', () => verdicts.length === 1);
    await loop.release([3]);
    expect(outcomes).toEqual(['left', 'left']);
    expect(loop.depth).toBe(0);
    await loop.stop();
  });

  it('handles each message once though whoever is told of it throws', async () => {
    const unsettled: unknown[] = [];
    const { loop, results } = openLoop(store, { unsettled: (_, error) => void unsettled.push(error) });
    const broken = () => {
      throw new Error('the connection is closed');
    };
    const kinds: string[] = [];
    loop.push(added({ who: 'ana', amount: 1 }, broken));
    loop.push(added({ who: 'ana', amount: 10 }, ({ kind }) => void kinds.push(kind)));
    loop.push(asked({ who: 'ana', amount: 2, key: 'k' }, broken));
    await until('all is handled', () => loop.depth === 0);
    expect(await sumOf(store, 'ana')).toMatchObject({ sum: 9 });
    expect(kinds).toEqual(['done']);
    expect(unsettled).toHaveLength(2);
    expect(results).toBeDefined();
    await loop.stop();
  });

  it('begins nothing that nobody waits for any more, whatever kept it from it', async () => {
    const { loop } = openLoop(store);
    const outcomes: Outcome[] = [];
    const late = { who: 'ana', amount: 0, key: 'late', until: Date.now() - 60_000 };
    const early = { who: 'eva', amount: 0, key: 'early', until: Date.now() + 60_000 };
    for (const command of [late, early]) loop.push(asked(command, (outcome) => outcomes.push(outcome)));
    await until('both are settled', () => outcomes.length === 2);
    expect(outcomes).toMatchObject([
      { kind: 'failed', refusal: { code: 'service-unavailable' } },
      { kind: 'done' },
    ]);
    expect(await sumOf(store, 'ana')).toBeUndefined();
    expect(await sumOf(store, 'eva')).toBeDefined();
    await loop.stop();
  });

  it('tells who asks at once that the database has no room, without asking it once more', async () => {
    let attempts = 0;
    const transaction = async () => {
      attempts += 1;
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    };
    const { loop } = openLoop({ ...store, transaction });
    loop.push(added({ who: 'ana', amount: 1 }));
    await until('it is tried again', () => attempts === 4);
    const outcomes: Outcome[] = [];
    loop.push(asked({ who: 'ana', amount: 1, key: 'k' }, (outcome) => outcomes.push(outcome)));
    expect(outcomes).toMatchObject([{ kind: 'failed', refusal: { code: 'service-unavailable' } }]);
    expect(attempts).toBe(4);
    await loop.stop();
  });

  it('takes nothing up after its stop, and tells so at once', async () => {
    const { loop } = openLoop(store);
    await loop.stop();
    const kinds: string[] = [];
    loop.push(added({ who: 'ana', amount: 1 }, ({ kind }) => void kinds.push(kind)));
    loop.push(asked({ who: 'ana', amount: 1, key: 'k' }, ({ kind }) => void kinds.push(kind)));
    expect(kinds).toEqual(['left', 'left']);
    expect(loop.depth).toBe(0);
  });

  it('belongs to the chain of no message, whichever set it off', async () => {
    const chains: unknown[] = [];
    const { loop } = openLoop(store, { committed: () => void chains.push(correlation()) });
    withCorrelation({ correlationId: 'chain', messageId: 'm' }, () =>
      loop.push(added({ who: 'ana', amount: 1 })),
    );
    await until('it is handled', () => chains.length > 0);
    expect(chains).toEqual([undefined]);
    await loop.stop();
  });
});
