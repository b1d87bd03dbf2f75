import { checkReceipt, EconomyReport, Movements, ReceiptOf, Statement } from '@yabot/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { credit, debit, hold, newCause, seal, somebody } from './fixtures/moves.ts';

const DAY_MS = 86_400_000;

describe.each(DIALECTS)('What the wallet on %s tells', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  let now: number;
  let ana: string;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
  });
  beforeEach(async () => {
    now = Date.parse('2026-11-21T11:00:00.000Z');
    ledger = await servers.open({ clock: () => new Date(now) });
    ana = somebody();
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  const at = (days: number) => new Date(now + days * DAY_MS).toISOString();

  it('of the whole book: every movement once, in the order in which they came, page by page', async () => {
    const causes = [newCause(), newCause(), newCause()];
    for (const [index, cause] of causes.entries()) await credit(ledger, ana, 10 + index, cause);
    await debit(ledger, ana, 4);
    const page = async (after?: string) => {
      const answer = await ledger.bus.client.ask(Movements, { limit: 2, ...(after ? { after } : {}) });
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.result;
    };
    const first = await page();
    const second = await page(first.next!);
    expect(first.movements.map(({ cause, amount }) => [cause, amount])).toEqual([
      [causes[0], 10],
      [causes[1], 11],
    ]);
    expect(second.movements.map(({ kind, userId, amount }) => [kind, userId, amount])).toEqual([
      ['credit', ana, 12],
      ['debit', ana, 4],
    ]);
    expect(second.next).toBeNull();
    expect((await page(second.movements[1]!.movementId)).movements).toEqual([]);
  });

  it('of a period: what there was before and after, and what came and went by reason', async () => {
    await credit(ledger, ana, 50);
    now += DAY_MS;
    await credit(ledger, ana, 30);
    await debit(ledger, ana, 20);
    now += DAY_MS;
    await debit(ledger, ana, 10);
    const period = { userId: ana, from: at(-1), until: at(0) };
    expect(await ledger.bus.client.ask(Statement, period)).toEqual({
      ok: true,
      result: {
        opening: 50,
        closing: 60,
        entries: 2,
        byReason: [
          { reason: 'mission', came: 30, went: 0 },
          { reason: 'store', came: 0, went: 20 },
        ],
        last: 3,
      },
    });
    const later = { userId: ana, from: at(1), until: at(2) };
    expect(await ledger.bus.client.ask(Statement, later)).toEqual({
      ok: true,
      result: { opening: 50, closing: 50, entries: 0, byReason: [] },
    });
  });

  const receiptOf = async (cause: string) => {
    const answer = await ledger.bus.client.ask(ReceiptOf, { userId: ana, cause });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.result;
  };

  it('as a receipt that is checked without it, and names nobody else', async () => {
    const cause = newCause();
    const others = Array.from({ length: 5 }, somebody);
    for (const other of others) await credit(ledger, other, 1);
    await credit(ledger, ana, 50, cause);
    await hold(ledger, ana, 20);
    expect(await receiptOf(cause)).toMatchObject({ following: [], seal: null });
    now += 1_000;
    await seal(ledger);
    await credit(ledger, ana, 1);
    await seal(ledger);
    const receipt = await receiptOf(cause);
    expect(receipt).toMatchObject({ entry: { amount: 50 }, seal: { checkpoint: { number: 1 } } });
    expect(receipt.following).toHaveLength(1);
    expect(checkReceipt(receipt)).toEqual([]);
    expect(others.filter((other) => JSON.stringify(receipt).includes(other))).toEqual([]);
  });

  it('as no receipt of what was moved for somebody else', async () => {
    const cause = newCause();
    await credit(ledger, somebody(), 50, cause);
    const answer = await ledger.bus.client.ask(ReceiptOf, { userId: ana, cause });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'movement-unknown' } });
  });

  it('of the economy: what came into being and was spent, day by day, and who has it', async () => {
    const eva = somebody();
    await credit(ledger, ana, 70);
    await credit(ledger, eva, 30);
    await seal(ledger);
    now += DAY_MS;
    await debit(ledger, ana, 40);
    await hold(ledger, eva, 10);
    const answer = await ledger.bus.client.ask(EconomyReport, { days: 2 });
    expect(answer).toEqual({
      ok: true,
      result: {
        supply: 60,
        held: 10,
        inTransit: 0,
        holders: 2,
        days: [
          { day: '2026-11-21', minted: 100, burned: 0, sent: 0, supply: 100 },
          { day: '2026-11-22', minted: 0, burned: 40, sent: 0, supply: 60 },
        ],
        faucets: [{ reason: 'mission', besitos: 100 }],
        sinks: [{ reason: 'store', besitos: 40 }],
        velocity: 0.5,
        gini: expect.closeTo(0.1),
        topHundredth: 0.6,
        topTenth: 0.6,
      },
    });
    await seal(ledger);
    expect(await ledger.bus.client.ask(EconomyReport, { days: 2 })).toEqual(answer);
  });

  it('of an economy in which nothing has happened', async () => {
    expect(await ledger.bus.client.ask(EconomyReport, { days: 1 })).toMatchObject({
      ok: true,
      result: { supply: 0, holders: 0, gini: 0, velocity: 0 },
    });
  });
});
