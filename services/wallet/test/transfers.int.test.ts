import { BanLifted, TransferAllowance, UserBanned, UserRegistered } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger } from './fixtures/ledger.ts';
import { balanceOf, credit, freeze, newCause, prove, somebody } from './fixtures/moves.ts';
import {
  askTransfer,
  detailsOf,
  type Order,
  startTransferServers,
  type TransferServers,
  toldOf,
  transferIdOf,
} from './fixtures/transfers.ts';

const DAY_MS = 86_400_000;

describe.each(DIALECTS)('A transfer on %s', (dialect) => {
  let servers: TransferServers;
  let ledger: Ledger;
  let now: number;
  let ana: string;
  let eva: string;
  beforeAll(async () => {
    servers = await startTransferServers(dialect);
  });
  beforeEach(async () => {
    // Noon in Madrid: the next day is hours away.
    now = Date.parse('2026-11-21T11:00:00.000Z');
    ledger = await servers.open(() => new Date(now));
    [ana, eva] = [somebody(), somebody()];
    await credit(ledger, ana, 1_000);
    await credit(ledger, eva, 5);
    now += 4 * DAY_MS;
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  const send = (amount: number, order: Partial<Order> = {}) =>
    askTransfer(ledger, { senderId: ana, recipientId: eva, amount, ...order });
  const arrived = (balance: number) =>
    until('they arrive', async () => (await balanceOf(ledger, eva)) === balance);

  it('takes besitos from one and brings them to the other, and tells both', async () => {
    const transferId = transferIdOf(await send(20));
    await arrived(25);
    expect(await balanceOf(ledger, ana)).toBe(980);
    const common = { transferId, amount: 20, withMessage: false };
    expect((await toldOf(ledger, ana, eva)).map(({ data }) => data)).toEqual([
      { ...common, userId: ana, otherUserId: eva, direction: 'sent', balance: 980 },
      { ...common, userId: eva, otherUserId: ana, direction: 'received', balance: 25 },
    ]);
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('reaches somebody who has registered and has nothing yet', async () => {
    eva = somebody();
    await ledger.bus.publish(UserRegistered, UserRegistered.example({ userId: eva }));
    await ledger.service.settled();
    expect(await send(20)).toMatchObject({ ok: true });
    await arrived(20);
  });

  it('keeps its message for its two sides: in no event and nowhere in the book', async () => {
    const transferId = transferIdOf(await send(20, { message: 'Para tu cumple' }));
    await arrived(25);
    for (const side of [ana, eva]) {
      expect(await detailsOf(ledger, transferId, side)).toMatchObject({
        ok: true,
        result: { senderId: ana, recipientId: eva, message: 'Para tu cumple', state: 'received' },
      });
    }
    expect(await detailsOf(ledger, transferId, somebody())).toMatchObject({
      refusal: { code: 'transfer-unknown' },
    });
    expect((await toldOf(ledger, ana, eva)).every(({ data }) => data.withMessage)).toBe(true);
    const messages = JSON.stringify(ledger.bus.observer.messages);
    expect(messages).not.toContain('cumple');
    for (const table of ['movements', 'entries', 'kit_inbox', 'kit_outbox']) {
      expect(JSON.stringify(await ledger.sql(table))).not.toContain('cumple');
    }
  });

  it.each<[string, number, () => Partial<Order>, object]>([
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
    await freeze(ledger, eva);
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
    await ledger.service.settled();
    expect(await send(1)).toMatchObject({ refusal: { code: 'recipient-unavailable' } });
    expect(await send(1, { senderId: eva, recipientId: ana })).toMatchObject({
      refusal: { code: 'transfers-barred' },
    });
    now += DAY_MS;
    expect(await send(1)).toMatchObject({ ok: true });
    await ledger.bus.publish(UserBanned, UserBanned.example({ userId: eva, until: null }));
    await ledger.service.settled();
    expect(await send(1)).toMatchObject({ refusal: { code: 'recipient-unavailable' } });
    await ledger.bus.publish(BanLifted, BanLifted.example({ userId: eva }));
    await ledger.service.settled();
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
});
