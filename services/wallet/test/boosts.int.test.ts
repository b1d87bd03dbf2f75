import { randomUUID } from 'node:crypto';
import {
  Balance,
  BesitosAwarded,
  BoostEnded,
  BoostStarted,
  Boosts,
  CancelBoost,
  EndDueBoosts,
  GrantBoost,
  Totals,
} from '@yabot/contracts';
import { accepted, until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { balanceOf, credit, newCause, prove, somebody } from './fixtures/moves.ts';

const MINUTE_MS = 60_000;

describe.each(DIALECTS)('A boost on %s', (dialect) => {
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
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  const inMinutes = (minutes: number) => new Date(now + minutes * MINUTE_MS).toISOString();
  const grant = (order: Partial<Parameters<typeof GrantBoost.of>[0]> = {}) =>
    ledger.bus.client.ask(
      GrantBoost,
      { userId: ana, factor: 2, reasons: ['mission'], until: inMinutes(10), cause: newCause(), ...order },
      { key: randomUUID() },
    );
  const boostsOf = async (userId: string) => {
    const answer = await ledger.bus.client.ask(Balance, { userId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.result.boosts;
  };

  it('multiplies what is credited for its reasons; what it adds is a movement of its own', async () => {
    await grant({ factor: 3 });
    const cause = newCause();
    const first = await credit(ledger, ana, 10, cause);
    expect(first).toMatchObject({ ok: true, result: { balance: 30 } });
    expect(await credit(ledger, ana, 10, cause)).toEqual(first);
    expect(await balanceOf(ledger, ana)).toBe(30);
    await ledger.service.settled();
    const awarded = ledger.bus.observer.of(BesitosAwarded).filter(({ data }) => data.userId === ana);
    expect(awarded.map(({ data: { amount, reason, balance } }) => [amount, reason, balance])).toEqual([
      [20, 'boost', 20],
      [10, 'mission', 30],
    ]);
    expect(await ledger.bus.client.ask(Totals, {})).toMatchObject({
      result: {
        byReason: [
          { reason: 'boost', minted: 20 },
          { reason: 'mission', minted: 10 },
        ],
      },
    });
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('multiplies nothing for other reasons or other users, and nothing any more when it is over', async () => {
    await grant({ reasons: ['reaction'] });
    expect(await credit(ledger, ana, 10)).toMatchObject({ result: { balance: 10 } });
    await grant();
    expect(await credit(ledger, somebody(), 10)).toMatchObject({ result: { balance: 10 } });
    now += 11 * MINUTE_MS;
    expect(await credit(ledger, ana, 10)).toMatchObject({ result: { balance: 20 } });
  });

  it('may be for everybody; the strongest counts, they do not multiply one another', async () => {
    await grant({ userId: null, factor: 2 });
    expect(await credit(ledger, somebody(), 10)).toMatchObject({ result: { balance: 20 } });
    await grant({ factor: 3 });
    expect(await credit(ledger, ana, 10)).toMatchObject({ result: { balance: 30 } });
  });

  it('is told with the balance, and when it begins and ends', async () => {
    const cause = newCause();
    await grant({ cause });
    await grant({ userId: null });
    const told = { factor: 2, reasons: ['mission'], until: inMinutes(10) };
    expect(await boostsOf(ana)).toEqual([
      { ...told, everyone: false },
      { ...told, everyone: true },
    ]);
    now += 11 * MINUTE_MS;
    expect(await boostsOf(ana)).toEqual([]);
    const at = new Date(now).toISOString();
    await accepted(ledger.service.submit(EndDueBoosts.of({ at }, { key: randomUUID() })));
    await ledger.bus.observer.wait(BoostEnded, 2);
    const [started] = ledger.bus.observer.of(BoostStarted).filter(({ data }) => data.cause === cause);
    const [ended] = ledger.bus.observer.of(BoostEnded).filter(({ data }) => data.cause === cause);
    expect(started?.data).toEqual({ ...told, userId: ana, cause });
    expect(ended?.data).toEqual(started?.data);
    expect(await ledger.sql('accounts').whereNotNull('boosts')).toEqual([]);
  });

  it('ends by its schedule, once', async () => {
    const cause = newCause();
    await grant({ cause, until: new Date(Date.now() + 600).toISOString() });
    now += MINUTE_MS;
    await until('it has ended', () =>
      ledger.bus.observer.of(BoostEnded).some(({ data }) => data.cause === cause),
    );
  });

  it('is granted once for its cause, not into the past, and not without end many times', async () => {
    const order = { cause: newCause(), until: inMinutes(10) };
    const first = await grant(order);
    expect(await grant(order)).toEqual(first);
    expect(await grant({ ...order, factor: 5 })).toMatchObject({ refusal: { code: 'cause-taken' } });
    expect(await grant({ until: inMinutes(-1) })).toMatchObject({ refusal: { code: 'end-in-past' } });
    for (let more = 1; more < 8; more++) await grant();
    const refusal = { code: 'too-many-boosts', details: { most: 8 } };
    expect(await grant()).toEqual({ ok: false, refusal });
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('is listed with its cause while it runs, and ends before its time when somebody ends it', async () => {
    const [own, all] = [newCause(), newCause()];
    await grant({ cause: own });
    await grant({ userId: null, cause: all, factor: 5 });
    const listed = async () => {
      const answer = await ledger.bus.client.ask(Boosts, {});
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.result.boosts.map(({ userId, factor, cause }) => [userId, factor, cause]);
    };
    expect(await listed()).toEqual(
      expect.arrayContaining([
        [ana, 2, own],
        [null, 5, all],
      ]),
    );
    const cancel = (userId: string | null, cause: string) =>
      ledger.bus.client.ask(CancelBoost, { userId, cause }, { key: randomUUID() });
    expect(await cancel(ana, all)).toMatchObject({ refusal: { code: 'boost-unknown' } });
    expect(await cancel(null, all)).toEqual({ ok: true, result: {} });
    expect(await cancel(ana, own)).toEqual({ ok: true, result: {} });
    expect(await listed()).toEqual([]);
    expect(await credit(ledger, ana, 10)).toMatchObject({ result: { balance: 10 } });
    await ledger.service.settled();
    const ended = ledger.bus.observer
      .of(BoostEnded)
      .flatMap(({ data }) => ([own, all].includes(data.cause) ? [[data.cause, data.until]] : []));
    const at = new Date(now).toISOString();
    expect(new Map(ended as [string, string][])).toEqual(
      new Map([
        [all, at],
        [own, at],
      ]),
    );
  });
});
