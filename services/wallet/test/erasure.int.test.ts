import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AccountClosed,
  BesitosSpent,
  DEAD_LETTERS_STREAM,
  ExportWalletPerson,
  PersonErased,
  Totals,
} from '@yabot/contracts';
import { StreamObserver } from '@yabot/service-kit/testing';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { balanceOf, credit, debit, prove, seal, somebody, unfreeze } from './fixtures/moves.ts';

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
    await ledger.bus.observer.caughtUp();
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

  it('keeps nothing that was written with transfers, for neither side', async () => {
    const [ana, bea] = [somebody(), somebody()];
    const written = (transferId: string, senderId: string, recipientId: string) => ({
      transfer_id: transferId,
      sender_id: senderId,
      recipient_id: recipientId,
      amount: 1,
      message: 'para ti',
      at: '2026-11-21T12:00:00.000Z',
    });
    await ledger.sql('transfers').insert([written(`${ana}:1`, ana, bea), written(`${ana}:2`, bea, ana)]);
    await erase(ana);
    const rows = await ledger.sql('transfers').where('transfer_id', 'like', `${ana}%`);
    expect(rows.map(({ message }) => message)).toEqual([null, null]);
  });

  it('tells page by page all that it keeps', async () => {
    const ana = somebody();
    for (let times = 0; times < 3; times++) await credit(ledger, ana, 1);
    expect(await ledger.bus.client.ask(ExportWalletPerson, { userId: ana })).toMatchObject({
      result: {
        parts: [
          { name: 'account', rows: [{ balance: 3 }] },
          { name: 'movements', rows: [{ balance: 3 }, { balance: 2 }, { balance: 1 }] },
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
