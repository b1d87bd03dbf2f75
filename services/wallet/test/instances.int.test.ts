import { BesitosAwarded, Credit, Debit } from '@yabot/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { balanceOf, credit, newCause, prove, seal, somebody } from './fixtures/moves.ts';

describe.each(DIALECTS)('Two instances of the wallet on %s', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
  });
  beforeEach(async () => {
    ledger = await servers.open();
    await ledger.another();
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  /** Asks until there is an answer, with the same key, as a caller does who was told to try later. */
  const debit = async (userId: string, amount: number, key: string) => {
    const order = { userId, amount, reason: 'store', cause: key };
    for (;;) {
      const answer = await ledger.bus.client.ask(Debit, order, { key, timeout: 10_000 });
      if (answer.ok || answer.refusal.code !== 'service-unavailable') return answer;
    }
  };

  it('let exactly one of 64 parallel debits take the whole balance, round after round', async () => {
    const ana = somebody();
    for (let round = 0; round < 20; round++) {
      await credit(ledger, ana, 100);
      const answers = await Promise.all(Array.from({ length: 64 }, () => debit(ana, 100, newCause())));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
      for (const refusal of refused) {
        expect(refusal).toEqual({ code: 'insufficient-besitos', details: { balance: 0, needed: 100 } });
      }
      expect(await balanceOf(ledger, ana)).toBe(0);
    }
    const balances = await ledger.sql('entries').where('account', ana).pluck('balance');
    expect(balances.map(Number).filter((balance) => balance < 0)).toEqual([]);
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('give one effect and one answer to the same command asked 50 times at once', async () => {
    const ana = somebody();
    await credit(ledger, ana, 100);
    const cause = newCause();
    const answers = await Promise.all(Array.from({ length: 50 }, () => debit(ana, 60, cause)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true, result: { balance: 40 } });
    expect(await balanceOf(ledger, ana)).toBe(40);
  });

  it('share what is sent to them, also when one of them goes, and lose and double nothing', async () => {
    const users = Array.from({ length: 20 }, somebody);
    const other = await ledger.another();
    const orders = Array.from({ length: 400 }, (_, index) => {
      const order = { userId: users[index % users.length]!, amount: 1, reason: 'mission', cause: newCause() };
      return ledger.bus.send(Credit, order, order.cause);
    });
    await Promise.all(orders.slice(0, 100));
    await other.stop();
    await Promise.all(orders);
    await ledger.bus.observer.caughtUp();
    await ledger.service.settled();
    for (const user of users) expect(await balanceOf(ledger, user)).toBe(20);
    await ledger.bus.observer.wait(BesitosAwarded, 400);
    expect(await prove(ledger)).toMatchObject({ faults: [], checked: { movements: 400 } });
  });

  it('seal everything once, into one chain', async () => {
    const other = await ledger.another();
    const users = Array.from({ length: 30 }, somebody);
    await Promise.all(users.map((user) => credit(ledger, user, 5)));
    const sealed = await Promise.all([seal(ledger), seal({ ...ledger, service: other })]);
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(30);
    expect((await prove(ledger)).faults).toEqual([]);
  });
});
