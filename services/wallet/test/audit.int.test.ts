import { Writable } from 'node:stream';
import { Credit, DEAD_LETTERS_STREAM } from '@yabot/contracts';
import { openLog } from '@yabot/service-kit';
import { StreamObserver, until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import {
  acknowledge,
  balanceOf,
  bookOnWrongBalance,
  credit,
  debit,
  newCause,
  prove,
  seal,
  somebody,
  unfreeze,
} from './fixtures/moves.ts';

const FROZEN = { ok: false, refusal: { code: 'account-frozen', details: {} } };

describe.each(DIALECTS)('The audit of a running wallet on %s', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  let lines: string[];
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
  });
  beforeEach(async () => {
    lines = [];
    const memory = new Writable({
      write(line, _, done) {
        lines.push(String(line));
        done();
      },
    });
    const log = openLog('wallet', 'info', memory);
    ledger = await servers.open({ log, settings: { LEDGER_AUDIT_SECONDS: '0.1' } });
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  const metric = async (name: string, audit: string) => {
    const all = await ledger.service.metrics.registry.getSingleMetric(name)?.get();
    return all?.values.find(({ labels }) => labels.audit === audit)?.value ?? 0;
  };
  const rounds = (audit: string) => metric('yabot_ledger_audits_total', audit);
  const anotherRound = async (audit: string) => {
    const before = await rounds(audit);
    // The one that runs now may have begun before.
    await until(`a whole round of ${audit}`, async () => (await rounds(audit)) >= before + 2);
  };
  /** Either audit may see a fault first. */
  const bothTold = () =>
    until('both audits tell it', async () =>
      (await Promise.all(['balances', 'book'].map((audit) => metric('yabot_ledger_faults', audit)))).every(
        (count) => count > 0,
      ),
    );
  const frozen = async (userId: string) =>
    (await ledger.sql('accounts').where('user_id', userId).first())?.frozen ?? undefined;
  const addOne = (userId: string) => ledger.sql('accounts').where('user_id', userId).increment('balance', 1);

  it('says nothing of a sound ledger, also while besitos move', async () => {
    const users = Array.from({ length: 30 }, somebody);
    let moving = true;
    const load = (async () => {
      while (moving) {
        await Promise.all(users.map((user) => credit(ledger, user, 3)));
        await Promise.all(users.map((user) => debit(ledger, user, 1)));
        await seal(ledger);
      }
    })();
    await anotherRound('balances');
    await anotherRound('book');
    moving = false;
    await load;
    await anotherRound('balances');
    expect(lines.filter((line) => line.includes('ledger-fault'))).toEqual([]);
    expect(ledger.service.health().dependencies.ledger).toMatchObject({ status: 'healthy' });
    expect(await Promise.all(users.map(frozen))).toEqual(users.map(() => undefined));
  });

  it('tells by metric, log and health of a besito that somebody added by hand, and freezes that account alone', async () => {
    const [ana, eva] = [somebody(), somebody()];
    await credit(ledger, ana, 10);
    await credit(ledger, eva, 10);
    await addOne(ana);
    await until('the account is frozen', async () => (await frozen(ana)) === 'account-balance-wrong');
    await bothTold();
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told).toContainEqual(
      expect.objectContaining({
        level: 'error',
        event: 'ledger-fault',
        code: 'account-balance-wrong',
        subject: `account:${ana}`,
        expected: '10',
        found: '11',
      }),
    );
    expect(ledger.service.health()).toMatchObject({
      status: 'degraded',
      dependencies: {
        ledger: {
          status: 'degraded',
          detail: expect.stringContaining(`account-balance-wrong account:${ana}`),
        },
      },
    });
    expect(await debit(ledger, ana, 11)).toEqual(FROZEN);
    expect(await credit(ledger, ana, 1)).toEqual(FROZEN);
    expect(await debit(ledger, eva, 10)).toMatchObject({ ok: true });
    expect(await frozen(eva)).toBe(undefined);
  });

  it('lets a person open the account again, which brings it back to its entries and is written down', async () => {
    const ana = somebody();
    await credit(ledger, ana, 10);
    await addOne(ana);
    await until('the account is frozen', () => frozen(ana));
    expect(await unfreeze(ledger, ana)).toMatchObject({ ok: true, result: { balance: 10 } });
    expect(await debit(ledger, ana, 4)).toMatchObject({ ok: true, result: { balance: 6 } });
    await anotherRound('balances');
    await anotherRound('book');
    expect(await metric('yabot_ledger_faults', 'balances')).toBe(0);
    expect(ledger.service.health().dependencies.ledger).toMatchObject({ status: 'healthy' });
    expect((await prove(ledger)).faults).toEqual([]);
    const acts = await ledger.sql('freezes').orderBy('at');
    expect(acts).toMatchObject([
      { user_id: ana, action: 'frozen', by: 'audit', reason: 'account-balance-wrong' },
      { user_id: ana, action: 'unfrozen', by: 'diana@server', reason: 'looked at' },
    ]);
    expect(JSON.parse(acts[1].before)).toMatchObject({ balance: 11, frozen: 'account-balance-wrong' });
    expect(JSON.parse(acts[1].after)).toMatchObject({ balance: 10, frozen: null });
    await expect(ledger.sql('freezes').update('by', 'nobody')).rejects.toThrow(/append only/);
    await expect(ledger.sql('freezes').delete()).rejects.toThrow(/append only/);
  });

  it('keeps what is earned meanwhile in the dead letters, and pays it once when that is replayed', async () => {
    const ana = somebody();
    await credit(ledger, ana, 10);
    await addOne(ana);
    await until('the account is frozen', () => frozen(ana));
    const order = { userId: ana, amount: 5, reason: 'mission', cause: newCause() };
    const letters = await StreamObserver.open(ledger.bus.connection, DEAD_LETTERS_STREAM);
    await ledger.bus.send(Credit, order, order.cause);
    const letter = await until('the credit is a dead letter', () =>
      letters.messages
        .map(
          ({ data }) =>
            data as { code: string; message: { raw: string; envelope: { idempotencyKey: string } } },
        )
        .find(({ code, message }) => code === 'account-frozen' && message.raw.includes(order.cause)),
    );
    letters.close();
    await unfreeze(ledger, ana);
    const { raw, envelope } = letter.message;
    await ledger.bus.send(Credit, JSON.parse(raw), envelope.idempotencyKey);
    await ledger.bus.send(Credit, JSON.parse(raw), envelope.idempotencyKey);
    await until('it is paid', async () => (await balanceOf(ledger, ana)) === 15);
    await ledger.service.settled();
    expect(await balanceOf(ledger, ana)).toBe(15);
  });

  it('finds a byte of a new entry that was changed, and freezes its account', async () => {
    const ana = somebody();
    await credit(ledger, ana, 10);
    await credit(ledger, ana, 10);
    await ledger.unguard();
    await ledger.sql('movements').where({ user_id: ana, sequence: 1 }).update('reason', 'missiom');
    await until('the account is frozen', async () => (await frozen(ana)) === 'entry-changed');
    await bothTold();
    expect(await metric('yabot_ledger_faults', 'balances')).toBe(1);
  });

  it('finds a byte of an old entry that was changed, and freezes its account', async () => {
    const ana = somebody();
    await credit(ledger, ana, 10);
    await credit(ledger, ana, 10);
    await seal(ledger);
    await anotherRound('balances');
    await ledger.unguard();
    await ledger.sql('entries').where({ account: ana, sequence: 1 }).update('amount', 11);
    await until('the account is frozen', () => frozen(ana));
    expect(await metric('yabot_ledger_faults', 'book')).toBeGreaterThan(0);
  });

  describe('when a fault stays that cannot be mended', () => {
    const everythingIsQuiet = async () => {
      await anotherRound('balances');
      await anotherRound('book');
      const faults = [
        await metric('yabot_ledger_faults', 'balances'),
        await metric('yabot_ledger_faults', 'book'),
      ];
      return faults.every((count) => count === 0);
    };
    let ana: string;
    beforeEach(async () => {
      ana = somebody();
      await credit(ledger, ana, 10);
      await bookOnWrongBalance(ledger, ana);
      await until('the account is frozen', () => frozen(ana));
    });

    it('is silent once somebody has acknowledged it, and the account stays open, while besitos go on moving', async () => {
      const { faults } = await prove(ledger);
      expect(faults.map(({ code }) => code).toSorted()).toEqual(['balances-wrong', 'entry-balance-wrong']);
      expect(await acknowledge(ledger, faults)).toMatchObject({ ok: true, result: { acknowledged: 2 } });
      expect(await unfreeze(ledger, ana)).toMatchObject({ ok: true });
      expect(await credit(ledger, ana, 5)).toMatchObject({ ok: true });
      expect(await credit(ledger, somebody(), 3)).toMatchObject({ ok: true });
      expect(await everythingIsQuiet()).toBe(true);
      expect(await metric('yabot_ledger_acknowledged_faults', 'book')).toBe(2);
      expect(ledger.service.health().dependencies.ledger).toMatchObject({ status: 'healthy' });
      expect(await frozen(ana)).toBeUndefined();
    });

    it('is still told by the proof, with who knows of it and why', async () => {
      await acknowledge(ledger, (await prove(ledger)).faults);
      const { faults } = await prove(ledger);
      const acknowledged = { by: 'diana@server', reason: 'looked at', at: expect.any(String) };
      expect(faults.map((each) => each.acknowledged)).toEqual([acknowledged, acknowledged]);
    });

    it('tells of the next one in the same account, and freezes that again', async () => {
      await acknowledge(ledger, (await prove(ledger)).faults);
      await unfreeze(ledger, ana);
      expect(await everythingIsQuiet()).toBe(true);
      await bookOnWrongBalance(ledger, ana);
      await until('the account is frozen', () => frozen(ana));
      await bothTold();
      const { faults } = await prove(ledger);
      expect(faults.filter(({ acknowledged }) => !acknowledged).map(({ code }) => code)).toEqual(
        expect.arrayContaining(['balances-wrong', 'entry-balance-wrong']),
      );
    });

    it('refuses to acknowledge what opening the account mends', async () => {
      await unfreeze(ledger, ana);
      await addOne(ana);
      expect(await acknowledge(ledger, (await prove(ledger)).faults)).toMatchObject({
        refusal: { code: 'fault-mendable', details: { subject: `account:${ana}` } },
      });
    });
  });

  it('refuses to open an account that nobody has', async () => {
    expect(await unfreeze(ledger, somebody())).toMatchObject({ refusal: { code: 'account-unknown' } });
  });
});
