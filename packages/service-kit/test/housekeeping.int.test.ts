import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetOld } from '../src/service/housekeeping.ts';
import type { SqlStore } from '../src/store/sql/store.ts';
import { openStore } from './loop.ts';

const OLD = '2020-01-01T00:00:00.000Z';
const bounds = { inboxBefore: '2026-01-01', outboxBefore: '2026-01-01' };

let store: SqlStore;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ store, close } = await openStore());
  const inbox = Array.from({ length: 1_200 }, (_, n) => ({
    id: `m${n}`,
    state: 'handled' as const,
    at: OLD,
  }));
  await store.transaction((transaction) =>
    transaction.write({
      inbox: [...inbox, { id: 'new', state: 'handled', at: '2026-02-01T00:00:00.000Z' }],
      replacedInbox: new Set(),
      tables: [],
      sequences: new Map(),
      outbox: [],
      attemptsOver: [],
    }),
  );
});
afterEach(() => close());

const left = () =>
  store.transaction(async (transaction) => {
    const ids = Array.from({ length: 1_200 }, (_, n) => `m${n}`);
    return (await transaction.findInbox([...ids, 'new'])).size;
  });

describe('Housekeeping', () => {
  it('forgets all that is old, a little at a time, and keeps the rest', async () => {
    await forgetOld(store, bounds, new AbortController().signal);
    expect(await left()).toBe(1);
  });

  it('lets others write between two steps', async () => {
    const order: string[] = [];
    const forgetting = forgetOld(store, bounds, new AbortController().signal).then(() =>
      order.push('forgotten'),
    );
    await left().then(() => order.push('written'));
    await forgetting;
    expect(order).toEqual(['written', 'forgotten']);
  });

  it('goes no further once the service stops', async () => {
    const stopping = new AbortController();
    const forgetting = forgetOld(store, bounds, stopping.signal);
    stopping.abort();
    await expect(forgetting).rejects.toThrow();
    expect(await left()).toBe(701);
  });
});
