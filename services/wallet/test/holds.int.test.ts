import { randomUUID } from 'node:crypto';
import {
  BesitosSpent,
  Capture,
  DebitRejected,
  ExpireDueHolds,
  Hold,
  HoldCaptured,
  HoldPlaced,
  HoldReleased,
  OpenHolds,
  Totals,
} from '@yabot/contracts';
import { accepted, until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import {
  balancesOf,
  capture,
  credit,
  debit,
  freeze,
  hold,
  newCause,
  prove,
  release,
  seal,
  somebody,
  unfreeze,
} from './fixtures/moves.ts';

const MINUTE_MS = 60_000;

describe.each(DIALECTS)('Besitos set aside on %s', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  let now: number;
  let ana: string;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
  });
  beforeEach(async () => {
    now = Date.now();
    ledger = await servers.open({ clock: () => new Date(now) });
    ana = somebody();
    await credit(ledger, ana, 100);
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  const told = async <Data extends { userId: string }>(definition: { type: string; sample: Data }) => {
    await ledger.service.settled();
    return ledger.bus.observer.of(definition).filter(({ data }) => data.userId === ana);
  };
  const inMinutes = (minutes: number) => new Date(now + minutes * MINUTE_MS).toISOString();
  const refusalOf = (answer: { ok: boolean; refusal?: unknown }) => answer.refusal;

  it('cannot be spent, and are told beside what can', async () => {
    const bid = newCause();
    expect(await hold(ledger, ana, 80, bid)).toMatchObject({ ok: true, result: { balance: 20 } });
    expect(await balancesOf(ledger, ana)).toMatchObject({ available: 20, held: 80 });
    expect(await debit(ledger, ana, 21)).toMatchObject({ refusal: { code: 'insufficient-besitos' } });
    const [placed] = await told(HoldPlaced);
    expect(placed?.data).toMatchObject({ hold: bid, reason: 'auction', amount: 80, balance: 20, held: 80 });
  });

  it('are listed while they are set aside, with what for and until when', async () => {
    const [late, soon, over] = [newCause(), newCause(), newCause()];
    await hold(ledger, ana, 50, late, inMinutes(60));
    await hold(ledger, ana, 20, soon, inMinutes(30));
    await hold(ledger, ana, 10, over);
    await release(ledger, ana, over);
    const answer = await ledger.bus.client.ask(OpenHolds, { userId: ana, limit: 10 });
    expect(answer).toMatchObject({ ok: true, result: { total: 2, besitos: 70, next: null } });
    const placed = { userId: ana, reason: 'auction', placedAt: new Date(now).toISOString() };
    expect(answer.ok && answer.result.holds).toEqual(
      expect.arrayContaining([
        { ...placed, hold: late, amount: 50, until: inMinutes(60) },
        { ...placed, hold: soon, amount: 20, until: inMinutes(30) },
      ]),
    );
  });

  it('are taken whole, and count as spent', async () => {
    const bid = newCause();
    await hold(ledger, ana, 80, bid);
    const result = { captured: 80, released: 0, balance: 20 };
    expect(await capture(ledger, ana, bid)).toEqual({ ok: true, result });
    expect(await balancesOf(ledger, ana)).toMatchObject({ available: 20, held: 0 });
    expect((await told(HoldCaptured))[0]?.data).toMatchObject({
      hold: bid,
      captured: 80,
      released: 0,
      held: 0,
    });
    expect((await told(BesitosSpent))[0]?.data).toMatchObject({ amount: 80, balance: 20, cause: bid });
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('are taken in part, and the rest comes back', async () => {
    const bid = newCause();
    await hold(ledger, ana, 80, bid);
    const result = { captured: 50, released: 30, balance: 50 };
    expect(await capture(ledger, ana, bid, 50)).toEqual({ ok: true, result });
    expect(await balancesOf(ledger, ana)).toMatchObject({ available: 50, held: 0 });
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('come back when they are released', async () => {
    const bid = newCause();
    await hold(ledger, ana, 80, bid);
    expect(await release(ledger, ana, bid)).toEqual({ ok: true, result: { released: 80, balance: 100 } });
    expect((await told(HoldReleased))[0]?.data).toMatchObject({ amount: 80, balance: 100, expired: false });
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('come back at their end, once, by the schedule', async () => {
    const bid = newCause();
    await hold(ledger, ana, 80, bid, new Date(Date.now() + 700).toISOString());
    now += MINUTE_MS;
    await until('they are back', async () => (await balancesOf(ledger, ana)).available === 100);
    expect((await told(HoldReleased)).map(({ data }) => data.expired)).toEqual([true]);
    expect(refusalOf(await capture(ledger, ana, bid))).toMatchObject({
      code: 'hold-closed',
      details: { state: 'expired' },
    });
  });

  const sweep = async () => {
    const order = ExpireDueHolds.of({ at: new Date(now).toISOString() }, { key: randomUUID() });
    await accepted(ledger.service.submit(order));
    await ledger.service.settled();
  };

  it('come back with a sweep when the schedule was missed, and not before their end', async () => {
    await hold(ledger, ana, 80, newCause(), inMinutes(10));
    await sweep();
    expect(await balancesOf(ledger, ana)).toMatchObject({ available: 20, held: 80 });
    now += 11 * MINUTE_MS;
    await sweep();
    await until('they are back', async () => (await balancesOf(ledger, ana)).available === 100);
    await sweep();
    expect(await told(HoldReleased)).toHaveLength(1);
  });

  it('are set aside, taken and given back once, however often it is asked', async () => {
    const bid = newCause();
    const first = await hold(ledger, ana, 30, bid);
    expect(await hold(ledger, ana, 30, bid)).toEqual(first);
    expect(await hold(ledger, ana, 31, bid)).toMatchObject({ refusal: { code: 'cause-taken' } });
    const taken = await capture(ledger, ana, bid, 20);
    expect(await capture(ledger, ana, bid, 20)).toEqual(taken);
    expect(await capture(ledger, ana, bid, 10)).toMatchObject({ refusal: { code: 'hold-closed' } });
    expect(await release(ledger, ana, bid)).toMatchObject({ refusal: { code: 'hold-closed' } });
    expect(await balancesOf(ledger, ana)).toMatchObject({ available: 80, held: 0 });
  });

  it.each([
    ['more than there is', () => hold(ledger, ana, 101), 'insufficient-besitos'],
    ['until a moment that has passed', () => hold(ledger, ana, 1, newCause(), inMinutes(-1)), 'end-in-past'],
  ])('are not set aside: %s; others are told', async (_, ask, code) => {
    expect(await ask()).toMatchObject({ refusal: { code } });
    expect((await told(DebitRejected)).map(({ data }) => data.code)).toEqual([code]);
  });

  it('are not taken by anybody who does not name them right', async () => {
    const bid = newCause();
    await hold(ledger, ana, 30, bid);
    expect(await capture(ledger, ana, newCause())).toMatchObject({ refusal: { code: 'hold-unknown' } });
    expect(await capture(ledger, somebody(), bid)).toMatchObject({ refusal: { code: 'hold-unknown' } });
    expect(refusalOf(await capture(ledger, ana, bid, 31))).toEqual({
      code: 'hold-too-small',
      details: { held: 30, needed: 31 },
    });
  });

  it('are neither minted nor burned while they are set aside, and summed up by reason', async () => {
    await hold(ledger, ana, 30);
    await seal(ledger);
    await hold(ledger, ana, 20);
    expect(await ledger.bus.client.ask(Totals, {})).toEqual({
      ok: true,
      result: {
        minted: 100,
        burned: 0,
        balances: 50,
        held: 50,
        inTransit: 0,
        heldByReason: [{ reason: 'auction', held: 50 }],
        accounts: 1,
        byReason: [{ reason: 'mission', minted: 100, burned: 0 }],
      },
    });
  });

  describe('in an account that is frozen', () => {
    it('stay until it is open again; what was to be taken then waits in the dead letters', async () => {
      const bid = newCause();
      await hold(ledger, ana, 30, bid, inMinutes(1));
      await freeze(ledger, ana);
      expect(await hold(ledger, ana, 1)).toMatchObject({ refusal: { code: 'account-frozen' } });
      await ledger.bus.send(Capture, { userId: ana, hold: bid }, randomUUID());
      await ledger.bus.observer.caughtUp();
      await ledger.service.settled();
      now += 2 * MINUTE_MS;
      await sweep();
      expect(await balancesOf(ledger, ana)).toMatchObject({ available: 70, held: 30 });
      await unfreeze(ledger, ana);
      expect(await capture(ledger, ana, bid)).toMatchObject({ ok: true, result: { captured: 30 } });
    });

    it('are brought back to what their entries say with it', async () => {
      await hold(ledger, ana, 30);
      await ledger.sql('accounts').where('user_id', `escrow:${ana}`).update({ balance: 31 });
      expect((await prove(ledger)).faults.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['account-balance-wrong', 'holds-wrong', 'balances-wrong']),
      );
      await freeze(ledger, ana);
      await unfreeze(ledger, ana);
      expect(await balancesOf(ledger, ana)).toMatchObject({ available: 70, held: 30 });
      expect((await prove(ledger)).faults).toEqual([]);
    });
  });

  it.each([
    ['was never placed', { movement_id: 'another' }, 'hold-missing'],
    ['is of another amount', { amount: 31 }, 'hold-amount-wrong'],
    ['was closed without a movement', { state: 'released' }, 'hold-closed-wrong'],
    ['was taken without a movement', { state: 'captured', captured: 30 }, 'hold-captured-wrong'],
  ])('fail the proof when a hold %s', async (_, change, code) => {
    await hold(ledger, ana, 30);
    await ledger.sql('holds').update(change);
    expect((await prove(ledger)).faults.map((each) => each.code)).toContain(code);
  });

  it('are set aside only as far as there are some, by 64 at once through two instances', async () => {
    await ledger.another();
    const asked = Array.from({ length: 64 }, (_, index) => {
      const [key, cause] = [randomUUID(), newCause()];
      const data = { userId: ana, amount: 60, reason: 'auction', cause, until: inMinutes(60 + index) };
      return until('there is an answer', async () => {
        const answer = await ledger.bus.client.ask(Hold, data, { key, timeout: 10_000 });
        return answer.ok || answer.refusal.code !== 'service-unavailable' ? answer : undefined;
      });
    });
    const answers = await Promise.all(asked);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await balancesOf(ledger, ana)).toMatchObject({ available: 40, held: 60 });
  });

  it('are listed page by page, of everybody and of one user, with what they come to', async () => {
    const bea = somebody();
    await credit(ledger, bea, 50);
    for (const amount of [1, 2, 3]) await hold(ledger, ana, amount);
    const { ok } = await hold(ledger, bea, 40);
    expect(ok).toBe(true);
    const page = async (wanted: Partial<typeof OpenHolds.sample> = {}) => {
      const answer = await ledger.bus.client.ask(OpenHolds, { limit: 3, ...wanted });
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.result;
    };
    const first = await page();
    expect(first).toMatchObject({ total: 4, besitos: 46, next: expect.any(String) });
    const second = await page({ cursor: first.next! });
    const amounts = [...first.holds, ...second.holds].map(({ amount }) => amount);
    expect(amounts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 40]);
    expect(second.next).toBeNull();
    expect(await page({ userId: bea })).toMatchObject({ total: 1, besitos: 40, holds: [{ userId: bea }] });
    expect(refusalOf(await ledger.bus.client.ask(OpenHolds, { limit: 3, cursor: 'not one' }))).toMatchObject({
      code: 'invalid-cursor',
    });
  });
});
