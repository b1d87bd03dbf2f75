import { randomUUID } from 'node:crypto';
import { PersonErased, ReceiveTransfer, ReturnTransfer, Totals, TransferAllowance } from '@yabot/contracts';
import { accepted, until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger } from './fixtures/ledger.ts';
import { balanceOf, credit, freeze, prove, seal, somebody, unfreeze } from './fixtures/moves.ts';
import {
  askTransfer,
  detailsOf,
  LIMITS,
  startTransferServers,
  type TransferServers,
  toldOf,
  transferIdOf,
} from './fixtures/transfers.ts';

const DAY_MS = 86_400_000;

describe.each(DIALECTS)('A transfer that cannot arrive on %s', (dialect) => {
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

  const send = (amount: number) => askTransfer(ledger, { senderId: ana, recipientId: eva, amount });
  const arrived = (balance: number) =>
    until('they arrive', async () => (await balanceOf(ledger, eva)) === balance);

  /** As if the other side became unavailable between the two halves: the second is asked when it is. */
  const lateArrival = async (transferId: string) => {
    const order = { transferId, senderId: ana, recipientId: eva, amount: 20, withMessage: false };
    await accepted(ledger.service.submit(ReceiveTransfer.of(order, { key: randomUUID() })));
  };
  /** Only the first half of a transfer: somebody has taken the second from the stream. */
  const halfSent = async () => {
    const transferId = transferIdOf(await send(20));
    await arrived(25);
    await ledger.service.settled();
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
    await ledger.sql('accounts').where('user_id', eva).update({ balance: 5, entries: 1, head: before.hash });
    expect((await prove(ledger)).faults).toEqual([]);
    return transferId;
  };

  it('is on its way until it does, and counted so', async () => {
    const transferId = await halfSent();
    expect(await detailsOf(ledger, transferId, ana)).toMatchObject({ result: { state: 'on-its-way' } });
    const totals = await ledger.bus.client.ask(Totals, {});
    expect(totals).toMatchObject({ result: { minted: 1_005, burned: 0, balances: 985, inTransit: 20 } });
    await seal(ledger);
    expect(await ledger.bus.client.ask(Totals, {})).toEqual(totals);
  });

  it('comes back once, counts no more in the sum of its day, and who sent it is told why', async () => {
    const transferId = await halfSent();
    await freeze(ledger, eva);
    await lateArrival(transferId);
    await until('they are back', async () => (await balanceOf(ledger, ana)) === 1_000);
    await lateArrival(transferId);
    await ledger.service.settled();
    expect(await balanceOf(ledger, ana)).toBe(1_000);
    const allowance = await ledger.bus.client.ask(TransferAllowance, { userId: ana });
    expect(allowance).toMatchObject({ result: { left: LIMITS.mostPerDay } });
    expect((await toldOf(ledger, ana, eva)).at(-1)?.data).toMatchObject({
      userId: ana,
      direction: 'returned',
      code: 'recipient-unavailable',
      balance: 1_000,
    });
    expect(await detailsOf(ledger, transferId, ana)).toMatchObject({ result: { state: 'returned' } });
    await unfreeze(ledger, eva);
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('does not arrive any more once it is back, nor comes back once it has arrived', async () => {
    const transferId = await halfSent();
    await freeze(ledger, eva);
    await lateArrival(transferId);
    await until('they are back', async () => (await balanceOf(ledger, ana)) === 1_000);
    await unfreeze(ledger, eva);
    await lateArrival(transferId);
    await ledger.service.settled();
    expect(await balanceOf(ledger, eva)).toBe(5);
    const arrivedOnce = transferIdOf(await send(20));
    await arrived(25);
    const order = { transferId: arrivedOnce, senderId: ana, recipientId: eva, amount: 20, code: 'late' };
    await accepted(ledger.service.submit(ReturnTransfer.of(order, { key: randomUUID() })));
    expect(await balanceOf(ledger, ana)).toBe(980);
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('is burned when who sent it was erased meanwhile, and nothing of it stays on its way', async () => {
    const transferId = await halfSent();
    await ledger.bus.publish(PersonErased, { userId: ana });
    await ledger.service.settled();
    await freeze(ledger, eva);
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
