import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import {
  BanLifted,
  BesitosTransferred,
  FreezeAccount,
  PersonErased,
  ReceiveTransfer,
  ReturnTransfer,
  Totals,
  Transfer,
  TransferAllowance,
  TransferDetails,
  UserBanned,
  UserRegistered,
} from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withEconomy } from './fixtures/economy.ts';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { balanceOf, credit, newCause, prove, seal, somebody, unfreeze } from './fixtures/moves.ts';

const DAY_MS = 86_400_000;
const LIMITS = { transfers: { most: 500, mostPerDay: 700, accountDays: 3, confirmFrom: 200 } };

describe.each(DIALECTS)('A transfer on %s', (dialect) => {
  let servers: LedgerServers;
  let content: Awaited<ReturnType<typeof withEconomy>>;
  let ledger: Ledger;
  let now: number;
  let ana: string;
  let eva: string;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
    content = await withEconomy(LIMITS);
  });
  beforeEach(async () => {
    // Noon in Madrid: the next day is hours away.
    now = Date.parse('2026-11-21T11:00:00.000Z');
    ledger = await servers.open({
      clock: () => new Date(now),
      settings: { CONTENT_DIR: content.CONTENT_DIR },
    });
    [ana, eva] = [somebody(), somebody()];
    await credit(ledger, ana, 1_000);
    await credit(ledger, eva, 5);
    now += 4 * DAY_MS;
  });
  afterEach(() => ledger.close());
  afterAll(async () => {
    await servers.stop();
    await rm(content.CONTENT_DIR, { recursive: true });
  });

  type Order = Partial<Parameters<typeof Transfer.of>[0]>;
  const send = (amount: number, order: Order = {}) =>
    ledger.bus.client.ask(
      Transfer,
      { senderId: ana, recipientId: eva, amount, cause: newCause(), ...order },
      { key: randomUUID() },
    );
  const settled = async () => {
    await ledger.service.settled();
    await ledger.bus.observer.caughtUp();
  };
  const told = async () => {
    await settled();
    return ledger.bus.observer.of(BesitosTransferred).filter(({ data }) => [ana, eva].includes(data.userId));
  };
  const transferIdOf = (answer: Awaited<ReturnType<typeof send>>) => {
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.result.transferId;
  };
  const details = (transferId: string, userId: string) =>
    ledger.bus.client.ask(TransferDetails, { transferId, userId });
  const arrived = (balance: number) =>
    until('they arrive', async () => (await balanceOf(ledger, eva)) === balance);

  it('takes besitos from one and brings them to the other, and tells both', async () => {
    const transferId = transferIdOf(await send(20));
    await arrived(25);
    expect(await balanceOf(ledger, ana)).toBe(980);
    const common = { transferId, amount: 20, withMessage: false };
    expect((await told()).map(({ data }) => data)).toEqual([
      { ...common, userId: ana, otherUserId: eva, direction: 'sent', balance: 980 },
      { ...common, userId: eva, otherUserId: ana, direction: 'received', balance: 25 },
    ]);
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('reaches somebody who has registered and has nothing yet', async () => {
    eva = somebody();
    await ledger.bus.publish(UserRegistered, UserRegistered.example({ userId: eva }));
    await settled();
    expect(await send(20)).toMatchObject({ ok: true });
    await arrived(20);
  });

  it('keeps its message for its two sides: in no event and nowhere in the book', async () => {
    const transferId = transferIdOf(await send(20, { message: 'Para tu cumple' }));
    await arrived(25);
    for (const side of [ana, eva]) {
      expect(await details(transferId, side)).toMatchObject({
        ok: true,
        result: { senderId: ana, recipientId: eva, message: 'Para tu cumple', state: 'received' },
      });
    }
    expect(await details(transferId, somebody())).toMatchObject({ refusal: { code: 'transfer-unknown' } });
    expect((await told()).every(({ data }) => data.withMessage)).toBe(true);
    const messages = JSON.stringify(ledger.bus.observer.messages);
    expect(messages).not.toContain('cumple');
    for (const table of ['movements', 'entries', 'kit_inbox', 'kit_outbox']) {
      expect(JSON.stringify(await ledger.sql(table))).not.toContain('cumple');
    }
  });

  it.each<[string, number, () => Order, object]>([
    ['to themselves', 1, () => ({ recipientId: ana }), { code: 'self-transfer' }],
    ['to nobody', 1, () => ({ recipientId: somebody() }), { code: 'account-unknown' }],
    ['more than there is', 6, () => ({ senderId: eva, recipientId: ana }), { code: 'insufficient-besitos' }],
    [
      'more than the most',
      501,
      () => ({ confirmed: true }),
      { code: 'transfer-too-large', details: { most: 500 } },
    ],
  ])('is refused %s', async (_, amount, order, refusal) => {
    expect(await send(amount, order())).toMatchObject({ ok: false, refusal });
    expect(await balanceOf(ledger, ana)).toBe(1_000);
  });

  it('is refused from and to an account that is frozen', async () => {
    const freeze = (userId: string) =>
      ledger.service.submit(
        FreezeAccount.of({ userId, fault: 'account-balance-wrong' }, { key: randomUUID() }),
      );
    await freeze(eva);
    expect(await send(1)).toMatchObject({ refusal: { code: 'recipient-unavailable' } });
    expect(await send(1, { senderId: eva, recipientId: ana })).toMatchObject({
      refusal: { code: 'account-frozen' },
    });
    expect(await balanceOf(ledger, ana)).toBe(1_000);
  });

  it('of much has to be confirmed', async () => {
    const refusal = { code: 'confirmation-needed', details: { amount: 200 } };
    expect(await send(200)).toEqual({ ok: false, refusal });
    expect(await send(200, { confirmed: true })).toMatchObject({ ok: true, result: { balance: 800 } });
  });

  it('is refused beyond what may be sent in a day of the community, and goes on the next day', async () => {
    await send(500, { confirmed: true });
    const allowance = async () => {
      const answer = await ledger.bus.client.ask(TransferAllowance, { userId: ana });
      return answer.ok && answer.result;
    };
    expect(await allowance()).toEqual({ most: 500, mostPerDay: 700, left: 200, from: null, barred: false });
    const refusal = { code: 'transfer-day-limit', details: { left: 200, mostPerDay: 700 } };
    expect(await send(201, { confirmed: true })).toEqual({ ok: false, refusal });
    expect(await send(200, { confirmed: true })).toMatchObject({ ok: true });
    expect(await allowance()).toMatchObject({ left: 0 });
    now += 12 * 3_600_000;
    expect(await allowance()).toMatchObject({ left: 700 });
    expect(await send(201, { confirmed: true })).toMatchObject({ ok: true });
  });

  it('is refused to who has just come, until their account is old enough', async () => {
    const neo = somebody();
    await credit(ledger, neo, 100);
    const from = new Date(now + 3 * DAY_MS).toISOString();
    const refusal = { code: 'account-too-new', details: { from } };
    expect(await send(1, { senderId: neo })).toEqual({ ok: false, refusal });
    now += 3 * DAY_MS;
    expect(await send(1, { senderId: neo })).toMatchObject({ ok: true });
  });

  it('is refused from and to who is banned, until the ban is over', async () => {
    const until_ = new Date(now + DAY_MS).toISOString();
    await ledger.bus.publish(UserBanned, UserBanned.example({ userId: eva, until: until_ }));
    await settled();
    expect(await send(1)).toMatchObject({ refusal: { code: 'recipient-unavailable' } });
    expect(await send(1, { senderId: eva, recipientId: ana })).toMatchObject({
      refusal: { code: 'transfers-barred' },
    });
    now += DAY_MS;
    expect(await send(1)).toMatchObject({ ok: true });
    await ledger.bus.publish(UserBanned, UserBanned.example({ userId: eva, until: null }));
    await settled();
    expect(await send(1)).toMatchObject({ refusal: { code: 'recipient-unavailable' } });
    await ledger.bus.publish(BanLifted, BanLifted.example({ userId: eva }));
    await settled();
    expect(await send(1)).toMatchObject({ ok: true });
  });

  it('is made once for its cause, and answered the second time as the first', async () => {
    const cause = newCause();
    const first = await send(20, { cause });
    expect(await send(20, { cause })).toEqual(first);
    expect(await send(21, { cause })).toMatchObject({ refusal: { code: 'cause-taken' } });
    await arrived(25);
    expect(await balanceOf(ledger, ana)).toBe(980);
  });

  describe('that cannot arrive', () => {
    const freeze = (userId: string) =>
      ledger.service.submit(
        FreezeAccount.of({ userId, fault: 'account-balance-wrong' }, { key: randomUUID() }),
      );
    /** As if the other side became unavailable between the two halves: the second is asked when it is. */
    const lateArrival = async (transferId: string) => {
      const order = { transferId, senderId: ana, recipientId: eva, amount: 20, withMessage: false };
      await ledger.service.submit(ReceiveTransfer.of(order, { key: randomUUID() }));
    };
    /** Only the first half of a transfer: somebody has taken the second from the stream. */
    const halfSent = async () => {
      const transferId = transferIdOf(await send(20));
      await arrived(25);
      await settled();
      const cause = `received:${transferId}`;
      const [movement] = await ledger.sql('movements').where({ cause });
      await ledger.unguard();
      for (const [table, key] of [
        ['movements', 'movement_id'],
        ['entries', 'movement_id'],
      ] as const) {
        await ledger.sql(table).where(key, movement.movement_id).delete();
      }
      await ledger.sql('unsealed').where('account', eva).where('sequence', 2).delete();
      const [before] = await ledger.sql('entries').where({ account: eva, sequence: 1 });
      await ledger
        .sql('accounts')
        .where('user_id', eva)
        .update({ balance: 5, entries: 1, head: before.hash });
      expect((await prove(ledger)).faults).toEqual([]);
      return transferId;
    };

    it('is on its way until it does, and counted so', async () => {
      const transferId = await halfSent();
      expect(await details(transferId, ana)).toMatchObject({ result: { state: 'on-its-way' } });
      const totals = await ledger.bus.client.ask(Totals, {});
      expect(totals).toMatchObject({ result: { minted: 1_005, burned: 0, balances: 985, inTransit: 20 } });
      await seal(ledger);
      expect(await ledger.bus.client.ask(Totals, {})).toEqual(totals);
    });

    it('comes back once, counts no more in the sum of its day, and who sent it is told why', async () => {
      const transferId = await halfSent();
      await freeze(eva);
      await lateArrival(transferId);
      await until('they are back', async () => (await balanceOf(ledger, ana)) === 1_000);
      await lateArrival(transferId);
      await settled();
      expect(await balanceOf(ledger, ana)).toBe(1_000);
      const allowance = await ledger.bus.client.ask(TransferAllowance, { userId: ana });
      expect(allowance).toMatchObject({ result: { left: LIMITS.transfers.mostPerDay } });
      expect((await told()).at(-1)?.data).toMatchObject({
        userId: ana,
        direction: 'returned',
        code: 'recipient-unavailable',
        balance: 1_000,
      });
      expect(await details(transferId, ana)).toMatchObject({ result: { state: 'returned' } });
      await unfreeze(ledger, eva);
      expect((await prove(ledger)).faults).toEqual([]);
    });

    it('does not arrive any more once it is back, nor comes back once it has arrived', async () => {
      const transferId = await halfSent();
      await freeze(eva);
      await lateArrival(transferId);
      await until('they are back', async () => (await balanceOf(ledger, ana)) === 1_000);
      await unfreeze(ledger, eva);
      await lateArrival(transferId);
      await settled();
      expect(await balanceOf(ledger, eva)).toBe(5);
      const arrivedOnce = transferIdOf(await send(20));
      await arrived(25);
      const order = { transferId: arrivedOnce, senderId: ana, recipientId: eva, amount: 20, code: 'late' };
      await ledger.service.submit(ReturnTransfer.of(order, { key: randomUUID() }));
      expect(await balanceOf(ledger, ana)).toBe(980);
      expect((await prove(ledger)).faults).toEqual([]);
    });

    it('is burned when who sent it was erased meanwhile, and nothing of it stays on its way', async () => {
      const transferId = await halfSent();
      await ledger.bus.publish(PersonErased, { userId: ana });
      await settled();
      await freeze(eva);
      await lateArrival(transferId);
      await until('nothing is on its way', async () => {
        const totals = await ledger.bus.client.ask(Totals, {});
        return totals.ok && totals.result.inTransit === 0;
      });
      expect(await balanceOf(ledger, ana)).toBe(0);
      await unfreeze(ledger, eva);
      expect(await ledger.bus.client.ask(Totals, {})).toMatchObject({
        result: { burned: 1_000, balances: 5 },
      });
      expect((await prove(ledger)).faults).toEqual([]);
    });
  });
});
