import { describe, expect, it } from 'vitest';
import { SchemaFromFuture, type Store } from '../../src/store/store.ts';
import type { Table } from '../../src/store/table.ts';
import type { SumRow } from '../adder.ts';
import { DATABASES } from '../databases.ts';
import { noEffects, outboxRow, useStore } from './store.ts';

describe.each(DATABASES)('A store on %s', (kind) => {
  const on = useStore(kind);

  it('gives rows back as they were saved', async () => {
    const row = { who: 'ana', sum: 7, log: ['ñ ❤', "it's"] };
    await on.store.transaction((transaction) => transaction.write(on.put([row])));
    expect((await on.store.load(on.subject.table, ['ana', 'nobody'])).get('ana')).toEqual(row);
  });

  it('writes inbox, rows, sequences and outbox together', async () => {
    const inbox = {
      id: 'm1',
      state: 'handled' as const,
      at: '2026-01-01T00:00:00.000Z',
      fingerprint: 'f',
      reply: '{}',
    };
    await on.store.transaction((transaction) =>
      transaction.write(
        on.put([{ who: 'ana', sum: 1, log: [] }], {
          inbox: [inbox],
          sequences: new Map([['wallet.summed.v1/ana', 3]]),
          outbox: [outboxRow('lane', 1)],
        }),
      ),
    );
    await on.store.transaction(async (transaction) => {
      expect(await transaction.findInbox(['m1', 'm2'])).toEqual(new Map([['m1', inbox]]));
      expect(await transaction.lastSequences(['wallet.summed.v1/ana'])).toEqual(
        new Map([['wallet.summed.v1/ana', 3]]),
      );
    });
    expect(await on.store.coordination.laneAfter('lane', 0, 10)).toEqual([outboxRow('lane', 1)]);
    expect(await on.sums()).toEqual({ ana: 1 });
  });

  it('writes nothing of a transaction that fails', async () => {
    const failing = on.store.transaction(async (transaction) => {
      await transaction.write(
        on.put([{ who: 'ana', sum: 1, log: [] }], {
          inbox: [{ id: 'm1', state: 'handled', at: '2026-01-01T00:00:00.000Z' }],
          sequences: new Map([['wallet.summed.v1/ana', 3]]),
          outbox: [outboxRow('lane', 1)],
        }),
      );
      throw new Error('after the write');
    });
    await expect(failing).rejects.toThrow('after the write');
    expect(await on.sums()).toEqual({});
    await on.store.transaction(async (transaction) => {
      expect(await transaction.findInbox(['m1'])).toEqual(new Map());
      expect(await transaction.lastSequences(['wallet.summed.v1/ana'])).toEqual(new Map());
    });
    expect(await on.store.coordination.laneAfter('lane', 0, 10)).toEqual([]);
  });

  it('refuses to handle a message a second time', async () => {
    const handle = () =>
      on.store.transaction((transaction) =>
        transaction.write({
          ...noEffects,
          inbox: [{ id: 'm1', state: 'handled', at: '2026-01-01T00:00:00.000Z' }],
        }),
      );
    await handle();
    await expect(handle()).rejects.toThrow();
  });

  it('refuses to insert a row that is there', async () => {
    const insert = () =>
      on.store.transaction((transaction) =>
        transaction.write({
          ...noEffects,
          tables: [
            {
              table: on.subject.table as Table<unknown>,
              puts: [],
              inserts: [{ who: 'ana', sum: 1, log: [] }],
              removes: [],
            },
          ],
        }),
      );
    await insert();
    const second = insert();
    await expect(second).rejects.toThrow();
    expect(on.store.isTransient(await second.catch((error) => error))).toBe(false);
  });

  it('loses no update when two instances change the same row at once', async () => {
    const other = await on.open();
    const addOne = (through: Store) =>
      through.transaction(async (transaction) => {
        const row = (await transaction.load(on.subject.table as Table<unknown>, ['ana'])).get('ana') as
          | SumRow
          | undefined;
        await transaction.write(on.put([{ who: 'ana', sum: (row?.sum ?? 0) + 1, log: [] }]));
      });
    const oneByOne = async (through: Store) => {
      for (let i = 0; i < 20; i++) await untilNotBusy(through, () => addOne(through));
    };
    await Promise.all([oneByOne(on.store), oneByOne(other)]);
    expect(await on.sums()).toEqual({ ana: 40 });
  });

  it('counts no sequence twice when two instances send about the same entity in turns', async () => {
    const key = 'wallet.summed.v1/ana';
    const other = await on.open();
    const countOn = (through: Store) =>
      through.transaction(async (transaction) => {
        const next = ((await transaction.lastSequences([key])).get(key) ?? 0) + 1;
        await transaction.write({ ...noEffects, sequences: new Map([[key, next]]) });
        return next;
      });
    const counted: number[] = [];
    for (const through of [on.store, on.store, other, on.store, other, other]) {
      // What was kept in mind did not hold any more; it is read again.
      const refused = (error: unknown) =>
        through.isTransient(error) ? Promise.reject(error) : countOn(through);
      counted.push(await countOn(through).catch(refused));
    }
    expect(counted).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('writes a thousand rows at once', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => ({ who: `user-${i}`, sum: i, log: [] }));
    const outbox = rows.map((_, i) => outboxRow('lane', i + 1));
    await on.store.transaction((transaction) => transaction.write(on.put(rows, { outbox })));
    const keys = rows.map((row) => row.who);
    expect((await on.store.load(on.subject.table, keys)).size).toBe(1000);
    expect(await on.store.coordination.laneAfter('lane', 400, 1_000)).toHaveLength(600);
  });

  it('lets only one of two instances claim a partition, and a third take it from the first', async () => {
    const { coordination } = on.store;
    const claims = await Promise.all([
      coordination.claim(3, undefined, 'a'),
      coordination.claim(3, undefined, 'b'),
    ]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    const holder = (await coordination.holders()).get(3)!;
    expect(await coordination.claim(3, 'somebody else', 'c')).toBe(false);
    expect(await coordination.claim(3, holder, 'c')).toBe(true);
    await on.store.transaction(async (transaction) => {
      expect(await transaction.heldPartitions('c', [2, 3])).toEqual(new Set([3]));
      expect(await transaction.heldPartitions(holder, [2, 3])).toEqual(new Set());
    });
    await coordination.release('c', [3]);
    expect((await coordination.holders()).size).toBe(0);
  });

  it('tells which instances live and how far their lanes are', async () => {
    await on.store.coordination.heartbeat({ id: 'a', expiresAt: 1, published: 0 });
    await on.store.coordination.heartbeat({ id: 'a', expiresAt: 2, published: 9 });
    expect(await on.store.coordination.instances()).toEqual([{ id: 'a', expiresAt: 2, published: 9 }]);
    await on.store.coordination.advance('a', 7);
    expect(await on.store.coordination.instances()).toMatchObject([{ published: 9 }]);
    await on.store.coordination.advance('a', 12);
    expect(await on.store.coordination.instances()).toEqual([{ id: 'a', expiresAt: 2, published: 12 }]);
    await on.store.coordination.forget({ id: 'a', expiresAt: 1, published: 12 });
    expect(await on.store.coordination.instances()).toHaveLength(1);
    await on.store.coordination.forget({ id: 'a', expiresAt: 2, published: 12 });
    expect(await on.store.coordination.instances()).toEqual([]);
  });

  it('counts attempts at messages until they are over, and tells where a lane ends', async () => {
    const at = new Date('2026-01-01T00:00:00.000Z');
    const ids = Array.from({ length: 1_500 }, (_, i) => `m${i}`);
    await on.store.attempts.count(ids, at);
    await on.store.attempts.count(['m1', 'm2'], at);
    const effects = {
      ...noEffects,
      attemptsOver: ['m2'],
      outbox: [outboxRow('lane', 1), outboxRow('lane', 2)],
    };
    await on.store.transaction(async (transaction) => {
      expect(await transaction.lastPosition('lane')).toBe(0);
      await transaction.write(effects);
      expect(await transaction.lastPosition('lane')).toBe(2);
    });
    expect(await on.store.attempts.of(['m0', 'm1', 'm2', 'other'])).toEqual(
      new Map([
        ['m0', 1],
        ['m1', 2],
      ]),
    );
  });

  it('remembers how far an audit is, and that of a forgotten instance what it published is still to be audited', async () => {
    const { audit, coordination } = on.store;
    await audit.mark(
      new Map([
        ['a', { position: 3, sequence: 7 }],
        ['b', { position: 0, sequence: 0 }],
      ]),
    );
    await audit.mark(new Map([['a', { position: 4, sequence: 9 }]]));
    for (const id of ['a', 'c', 'd'])
      await coordination.forget({ id, expiresAt: 1, published: id === 'd' ? 0 : 5 });
    await audit.unmark(['b']);
    expect(await audit.marks()).toEqual(
      new Map([
        ['a', { position: 4, sequence: 9 }],
        ['c', { position: 0, sequence: 0 }],
      ]),
    );
  });

  it('forgets what is old, but never a message that is still to be published', async () => {
    const old = { id: 'old', state: 'handled' as const, at: '2020-01-01T00:00:00.000Z' };
    await on.store.transaction((transaction) =>
      transaction.write({
        ...noEffects,
        inbox: [old, { ...old, id: 'new', at: '2030-01-01T00:00:00.000Z' }],
        outbox: [outboxRow('lane', 1)],
      }),
    );
    await on.store.transaction((transaction) =>
      transaction.write({ ...noEffects, outbox: [outboxRow('lane', 2), outboxRow('lane', 3)] }),
    );
    await on.store.coordination.heartbeat({ id: 'lane', expiresAt: 1, published: 2 });
    await on.store.attempts.count(['old'], new Date('2020-01-01'));
    const before = '2027-01-01T00:00:00.000Z';
    expect(await on.store.prune({ inboxBefore: before, outboxBefore: before })).toEqual({ more: false });
    expect(await on.store.coordination.laneAfter('lane', 0, 10)).toEqual([
      outboxRow('lane', 2),
      outboxRow('lane', 3),
    ]);
    await on.store.transaction(async (transaction) => {
      expect([...(await transaction.findInbox(['old', 'new'])).keys()]).toEqual(['new']);
    });
    expect(await on.store.attempts.of(['old'])).toEqual(new Map());
  });

  it('refuses to open a database from the future, naming what it does not know', async () => {
    const older = on.subject.openOlder();
    await expect(older).rejects.toThrow(SchemaFromFuture);
    await expect(older).rejects.toThrow('0001-sums');
  });

  it('takes its schema back and makes it again', async () => {
    await on.subject.takeBack(on.store);
    const again = await on.open();
    await again.transaction((transaction) => transaction.write(on.put([{ who: 'ana', sum: 1, log: [] }])));
    expect(await on.sums()).toEqual({ ana: 1 });
  });

  it('opens from several instances at once', async () => {
    await on.subject.empty();
    await Promise.all([on.open(), on.open(), on.open()]);
    expect(await on.sums()).toEqual({});
  });
});

async function untilNotBusy(store: Store, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!store.isTransient(error)) throw error;
    }
  }
}
