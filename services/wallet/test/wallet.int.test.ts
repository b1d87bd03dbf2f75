import {
  BesitosAwarded,
  BesitosSpent,
  Credit,
  Debit,
  DebitRejected,
  History,
  LedgerProof,
  Totals,
} from '@yabot/contracts';
import { accepted } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { balanceOf, credit, debit, newCause, prove, seal, somebody } from './fixtures/moves.ts';

describe.each(DIALECTS)('The wallet on %s', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
  });
  beforeEach(async () => {
    ledger = await servers.open();
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  const eventsOf = async <Data extends { userId: string }>(
    definition: { type: string; sample: Data },
    userId: string,
  ) => {
    await ledger.bus.observer.caughtUp();
    return ledger.bus.observer.of(definition).filter(({ data }) => data.userId === userId);
  };

  it('opens an account with the first credit and tells the balance after it', async () => {
    const ana = somebody();
    const cause = newCause();
    expect(await balanceOf(ledger, ana)).toBe(0);
    expect(await credit(ledger, ana, 50, cause)).toMatchObject({ ok: true, result: { balance: 50 } });
    expect(await balanceOf(ledger, ana)).toBe(50);
    await ledger.service.settled();
    const [awarded] = await eventsOf(BesitosAwarded, ana);
    expect(awarded?.data).toEqual({ userId: ana, amount: 50, balance: 50, reason: 'mission', cause });
    expect(awarded?.envelope.sequence).toBe(1);
  });

  it('takes out what is there, down to zero', async () => {
    const ana = somebody();
    await credit(ledger, ana, 50);
    expect(await debit(ledger, ana, 50)).toMatchObject({ ok: true, result: { balance: 0 } });
    await ledger.service.settled();
    const [spent] = await eventsOf(BesitosSpent, ana);
    expect(spent?.data).toMatchObject({ userId: ana, amount: 50, balance: 0, reason: 'store' });
  });

  it('refuses to take more than is there, and tells others so', async () => {
    const ana = somebody();
    await credit(ledger, ana, 49);
    const cause = newCause();
    const answer = await debit(ledger, ana, 50, cause);
    const details = { balance: 49, needed: 50 };
    expect(answer).toEqual({ ok: false, refusal: { code: 'insufficient-besitos', details } });
    expect(await balanceOf(ledger, ana)).toBe(49);
    await ledger.service.settled();
    const [rejected] = await eventsOf(DebitRejected, ana);
    const code = 'insufficient-besitos';
    expect(rejected?.data).toEqual({ userId: ana, amount: 50, balance: 49, code, cause });
  });

  it('refuses to take from an account that is not there', async () => {
    const refusal = { code: 'insufficient-besitos', details: { balance: 0, needed: 5 } };
    expect(await debit(ledger, somebody(), 5)).toEqual({ ok: false, refusal });
  });

  it('lets a refused cause try again when there is enough', async () => {
    const ana = somebody();
    const cause = newCause();
    await debit(ledger, ana, 5, cause);
    await credit(ledger, ana, 5);
    expect(await debit(ledger, ana, 5, cause)).toMatchObject({ ok: true, result: { balance: 0 } });
  });

  it('pays a cause once, and answers the second time as the first', async () => {
    const ana = somebody();
    const cause = newCause();
    const first = await credit(ledger, ana, 50, cause);
    await credit(ledger, ana, 7);
    expect(await credit(ledger, ana, 50, cause)).toEqual(first);
    expect(await balanceOf(ledger, ana)).toBe(57);
    await ledger.service.settled();
    expect(await eventsOf(BesitosAwarded, ana)).toHaveLength(2);
  });

  it('tells whether besitos are for what was long ago, so that nobody is told of each', async () => {
    const ana = somebody();
    for (const quiet of [true, undefined]) {
      const order = { userId: ana, amount: 50, reason: 'achievement', cause: newCause() };
      const key = newCause();
      await accepted(ledger.bus.client.ask(Credit, { ...order, ...(quiet ? { quiet } : {}) }, { key }));
    }
    await ledger.service.settled();
    const told = await eventsOf(BesitosAwarded, ana);
    expect(told.map(({ data }) => data.quiet)).toEqual([true, undefined]);
  });

  it('pays a cause once even when the inbox has forgotten the command', async () => {
    const ana = somebody();
    const order = { userId: ana, amount: 50, reason: 'mission', cause: newCause() };
    const first = await ledger.bus.client.ask(Credit, order, { key: 'the-key' });
    await ledger.sql('kit_inbox').delete();
    expect(await ledger.bus.client.ask(Credit, order, { key: 'the-key' })).toEqual(first);
    expect(await balanceOf(ledger, ana)).toBe(50);
  });

  it.each([
    ['another amount', (cause: string) => credit(ledger, somebody(), 51, cause)],
    ['another user', (cause: string) => credit(ledger, somebody(), 50, cause)],
    ['a debit', (cause: string) => debit(ledger, somebody(), 50, cause)],
  ])('refuses a cause that has paid before for %s', async (_, again) => {
    const cause = newCause();
    await credit(ledger, somebody(), 50, cause);
    expect(await again(cause)).toEqual({ ok: false, refusal: { code: 'cause-taken', details: {} } });
  });

  it('tells others of a debit that is refused because its cause is taken', async () => {
    const ana = somebody();
    const cause = newCause();
    await credit(ledger, ana, 50, cause);
    await debit(ledger, ana, 50, cause);
    await ledger.service.settled();
    const [rejected] = await eventsOf(DebitRejected, ana);
    expect(rejected?.data).toEqual({ userId: ana, amount: 50, balance: 50, code: 'cause-taken', cause });
  });

  it('carries out a command that was sent twice once', async () => {
    const ana = somebody();
    const order = { userId: ana, amount: 50, reason: 'mission', cause: newCause() };
    await ledger.bus.send(Credit, order, 'sent-key');
    await ledger.bus.send(Credit, order, 'sent-key');
    await ledger.bus.observer.caughtUp();
    await ledger.service.settled();
    expect(await balanceOf(ledger, ana)).toBe(50);
    expect(await eventsOf(BesitosAwarded, ana)).toHaveLength(1);
  });

  it('refuses a key that comes again with another order', async () => {
    const ana = somebody();
    const order = { userId: ana, amount: 50, reason: 'mission', cause: newCause() };
    await accepted(ledger.bus.client.ask(Credit, order, { key: 'one-key' }));
    const other = await ledger.bus.client.ask(Credit, { ...order, amount: 60 }, { key: 'one-key' });
    expect(other).toMatchObject({ ok: false, refusal: { code: 'idempotency-key-reused' } });
    expect(await balanceOf(ledger, ana)).toBe(50);
  });

  it('keeps many orders of one batch in their order', async () => {
    const ana = somebody();
    const order = (amount: number) => ({ userId: ana, amount, reason: 'mission', cause: newCause() });
    const answers = await Promise.all([
      ledger.service.submit(Credit.of(order(10), { key: newCause() })),
      ledger.service.submit(Debit.of(order(10), { key: newCause() })),
      ledger.service.submit(Debit.of(order(1), { key: newCause() })),
      ledger.service.submit(Credit.of(order(1), { key: newCause() })),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, false, true]);
    expect((await prove(ledger)).faults).toEqual([]);
  });

  describe('when asked for the history', () => {
    const page = async (userId: string, cursor?: string) => {
      const answer = await ledger.bus.client.ask(History, {
        userId,
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.result;
    };

    it('tells it newest first, with reasons and balances, page by page', async () => {
      const ana = somebody();
      for (const amount of [10, 20, 30]) await credit(ledger, ana, amount);
      const spent = newCause();
      await debit(ledger, ana, 15, spent);
      const first = await page(ana);
      const { at } = first.entries[0]!;
      expect(first.entries).toMatchObject([
        { sequence: 4, amount: -15, balance: 45, reason: 'store', cause: spent, at },
        { sequence: 3, amount: 30, balance: 60, reason: 'mission' },
      ]);
      const second = await page(ana, first.next!);
      expect(second.entries.map(({ amount }) => amount)).toEqual([20, 10]);
      expect(second.next).toBeNull();
    });

    it('is not confused by what comes in between two pages', async () => {
      const ana = somebody();
      for (const amount of [10, 20, 30]) await credit(ledger, ana, amount);
      const first = await page(ana);
      await credit(ledger, ana, 40);
      expect((await page(ana, first.next!)).entries.map(({ amount }) => amount)).toEqual([10]);
    });

    it('is empty for somebody without an account', async () => {
      expect(await page(somebody())).toEqual({ entries: [], next: null });
    });

    it.each(['0', '-1', 'x', '1e9'])('refuses %s as a cursor', async (cursor) => {
      const query = { userId: somebody(), limit: 2, cursor };
      const answer = await ledger.bus.client.ask(History, query);
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'invalid-cursor' } });
    });
  });

  it.each(['', 'x', Buffer.from('{"stage":"chains","done":0}').toString('base64url')])(
    'refuses "%s" as a cursor of the proof',
    async (cursor) => {
      const answer = await ledger.bus.client.ask(LedgerProof, { cursor });
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'invalid-cursor' } });
    },
  );

  it('tells the totals by reason, the same before and after sealing', async () => {
    const [ana, eva] = [somebody(), somebody()];
    await credit(ledger, ana, 100);
    await credit(ledger, eva, 50);
    await debit(ledger, ana, 30);
    const expected = {
      minted: 150,
      burned: 30,
      balances: 120,
      held: 0,
      inTransit: 0,
      heldByReason: [],
      accounts: 2,
      byReason: [
        { reason: 'mission', minted: 150, burned: 0 },
        { reason: 'store', minted: 0, burned: 30 },
      ],
    };
    expect(await ledger.bus.client.ask(Totals, {})).toEqual({ ok: true, result: expected });
    expect(await seal(ledger)).toBe(3);
    expect(await ledger.bus.client.ask(Totals, {})).toEqual({ ok: true, result: expected });
    await debit(ledger, eva, 50);
    const later = { minted: 150, burned: 80, balances: 70 };
    expect(await ledger.bus.client.ask(Totals, {})).toMatchObject({ ok: true, result: later });
  });

  it('has totals of zero before anything happened', async () => {
    const sums = { minted: 0, burned: 0, balances: 0, held: 0, inTransit: 0, accounts: 0 };
    const nothing = { ...sums, heldByReason: [], byReason: [] };
    expect(await ledger.bus.client.ask(Totals, {})).toEqual({ ok: true, result: nothing });
  });
});
