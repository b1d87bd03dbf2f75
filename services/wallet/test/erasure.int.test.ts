import { randomUUID } from 'node:crypto';
import {
  AccountClosed,
  BesitosSpent,
  DEAD_LETTERS_STREAM,
  ExpireDueHolds,
  ExportWalletPerson,
  HoldReleased,
  PersonErased,
  Totals,
} from '@yabot/contracts';
import { StreamObserver, until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import {
  balanceOf,
  balancesOf,
  credit,
  debit,
  hold,
  newCause,
  prove,
  seal,
  somebody,
  unfreeze,
} from './fixtures/moves.ts';

describe.each(DIALECTS)('A wallet on %s whose person is erased', (dialect) => {
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

  const erase = async (userId: string) => {
    await ledger.bus.publish(PersonErased, { userId });
    await ledger.service.settled();
  };
  const closings = (userId: string) =>
    ledger.bus.observer.of(AccountClosed).flatMap(({ data }) => (data.userId === userId ? [data] : []));

  it('is emptied by a movement of the book, and the ledger stays sound', async () => {
    const [ana, bea] = [somebody(), somebody()];
    await credit(ledger, ana, 70);
    await credit(ledger, bea, 5);
    await seal(ledger);
    await erase(ana);
    expect(await balanceOf(ledger, ana)).toBe(0);
    expect(closings(ana)).toEqual([{ userId: ana, burned: 70 }]);
    expect(await ledger.bus.client.ask(Totals, {})).toMatchObject({
      result: {
        minted: 75,
        burned: 70,
        balances: 5,
        byReason: expect.arrayContaining([{ reason: 'erasure', minted: 0, burned: 70 }]),
      },
    });
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('gets back what is set aside before it is emptied, so that nothing of it waits for an end', async () => {
    const ana = somebody();
    await credit(ledger, ana, 70);
    const [bid, other] = [newCause(), newCause()];
    await hold(ledger, ana, 20, bid);
    await hold(ledger, ana, 30, other);
    await erase(ana);
    expect(closings(ana)).toEqual([{ userId: ana, burned: 70 }]);
    expect(await balancesOf(ledger, ana)).toEqual({ available: 0, held: 0 });
    const released = ledger.bus.observer.of(HoldReleased).filter(({ data }) => data.userId === ana);
    expect(released.map(({ data }) => data.hold).toSorted()).toEqual([bid, other].toSorted());
    expect(await ledger.sql('holds').where({ user_id: ana, state: 'open' })).toEqual([]);
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('gets back more than one command takes up', async () => {
    const ana = somebody();
    await credit(ledger, ana, 150);
    await Promise.all(Array.from({ length: 120 }, () => hold(ledger, ana, 1)));
    await erase(ana);
    await until('the account is closed', () => closings(ana).length === 1);
    expect(closings(ana)).toEqual([{ userId: ana, burned: 150 }]);
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('has the sweep burn what was set aside when it was closed, and no sweep takes it up again', async () => {
    const ana = somebody();
    await credit(ledger, ana, 70);
    await hold(ledger, ana, 20);
    await ledger.sql('accounts').where('user_id', ana).update({ frozen: 'person-erased' });
    const sweep = async () => {
      const at = '2100-01-01T00:00:00.000Z';
      const answer = await ledger.service.submit(ExpireDueHolds.of({ at }, { key: randomUUID() }));
      await ledger.service.settled();
      return answer.ok && answer.result.due;
    };
    await ledger.sql('holds').update({ until: '2026-01-01T00:00:00.000Z' });
    expect(await sweep()).toBe(1);
    expect(await balancesOf(ledger, ana)).toEqual({ available: 50, held: 0 });
    expect(await sweep()).toBe(0);
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('is no spending that missions could count', async () => {
    const ana = somebody();
    await credit(ledger, ana, 70);
    await erase(ana);
    const spent = ledger.bus.observer.of(BesitosSpent).filter(({ data }) => data.userId === ana);
    expect(spent).toEqual([]);
  });

  it('is closed once, however often that is told', async () => {
    const ana = somebody();
    await credit(ledger, ana, 70);
    await erase(ana);
    await erase(ana);
    expect(closings(ana)).toHaveLength(1);
  });

  it('takes nothing any more: neither what was earned on the way nor what is asked for', async () => {
    const ana = somebody();
    await erase(ana);
    expect(await credit(ledger, ana, 5)).toMatchObject({ refusal: { code: 'account-closed' } });
    expect(await debit(ledger, ana, 5)).toMatchObject({ refusal: { code: 'account-frozen' } });
    expect(await unfreeze(ledger, ana)).toMatchObject({ refusal: { code: 'account-closed' } });
    const letters = await StreamObserver.open(ledger.bus.connection, DEAD_LETTERS_STREAM);
    await letters.caughtUp();
    expect(JSON.stringify(letters.messages)).not.toContain(ana);
    letters.close();
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('keeps nothing that was written with transfers, for neither side, however much it was', async () => {
    const [ana, bea] = [somebody(), somebody()];
    const written = (transferId: string, senderId: string, recipientId: string) => ({
      transfer_id: transferId,
      sender_id: senderId,
      recipient_id: recipientId,
      amount: 1,
      message: 'para ti',
      at: '2026-11-21T12:00:00.000Z',
    });
    const many = Array.from({ length: 1_001 }, (_, nth) =>
      nth % 2 === 0 ? written(`${ana}:${nth}`, ana, bea) : written(`${ana}:${nth}`, bea, ana),
    );
    await ledger.sql.batchInsert('transfers', many, 100);
    await erase(ana);
    const kept = () => ledger.sql('transfers').whereNotNull('message');
    await until('nothing is left of it', async () => (await kept()).length === 0);
  });

  it('tells page by page all that it keeps', async () => {
    const ana = somebody();
    for (let times = 0; times < 3; times++) await credit(ledger, ana, 1);
    expect(await ledger.bus.client.ask(ExportWalletPerson, { userId: ana })).toMatchObject({
      result: {
        parts: [
          { name: 'account', rows: [{ balance: 3 }] },
          { name: 'holder', rows: [] },
          { name: 'movements', rows: [{ balance: 3 }, { balance: 2 }, { balance: 1 }] },
          { name: 'holds', rows: [] },
          { name: 'letters', rows: [] },
        ],
        next: null,
      },
    });
    expect(await ledger.bus.client.ask(ExportWalletPerson, { userId: ana, cursor: 'x' })).toMatchObject({
      refusal: { code: 'invalid-cursor' },
    });
  });
});
