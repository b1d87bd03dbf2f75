import {
  BeginPurchase,
  CheckPurchase,
  priceChanged,
  RecordPayment,
  SubscriptionOf,
  UserBanned,
} from '@yabot/contracts';
import { accept, command, defineService, query, refuse } from '@yabot/service-kit';
import { type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open } from './followers.ts';
import { introduced } from './services.ts';
import { startWorld, type World } from './world.ts';

const SQL = { sql: { tables: [], migrations: [] } };
const { invoicePayload } = BeginPurchase.sampleResult;

let world: World;
let gateway: TestService;
let user: TestService;
let isDearer = false;

/** Sells a plan, and says of each invoice whether it may be paid. */
const selling = defineService({
  name: 'user',
  summary: 'plays a service that sells plans',
  owns: SQL,
  answers: [
    query(SubscriptionOf, { answer: async () => SubscriptionOf.sampleResult }),
    query(CheckPurchase, {
      answer: async () => (isDearer ? refuse(priceChanged, { stars: 300 }) : CheckPurchase.sampleResult),
    }),
  ],
  accepts: [
    introduced.handler,
    command(BeginPurchase, { decide: () => accept(BeginPurchase.sampleResult) }),
    command(RecordPayment, { decide: () => accept({ taken: true }) }),
  ],
});
const start = () => world.bus.start(selling, { YABOT_HOME: `${world.home}/played` });

beforeAll(async () => {
  world = await startWorld();
  gateway = await world.start({ SEND_LIMITS: 'off' });
  user = await start();
});
afterAll(() => world?.stop());

/** Somebody with an invoice for the plan. */
async function invoiced(firstName: string) {
  const { who, userId } = await open(world, firstName);
  await who.send('/vip');
  await who.waitForMessage(/VIP/);
  const [plan] = SubscriptionOf.sampleResult.plans;
  await who.tap(`👑 ${plan!.title.es}`);
  await who.waitForMessage(new RegExp(`${plan!.days} días`));
  // A service that has just started takes up its share of the work step by step; a second tap is safe.
  await until('the invoice is on its way', async () =>
    (await who.tap(`Pagar ${plan!.stars} ⭐`)).text?.includes('factura'),
  );
  return { who, userId, invoice: await who.waitForMessage(({ invoice }) => invoice !== undefined) };
}
const recordedOf = (userId: string) =>
  world.bus.observer.of(RecordPayment).flatMap(({ data }) => (data.userId === userId ? [data] : []));

/** Telegram waits ten seconds for an answer, and so does the sandbox: a reason that is empty came too late. */
describe('an invoice in Stars', () => {
  it('is paid when its owner says so, and that is recorded once', async () => {
    const { who, userId, invoice } = await invoiced('Ana');
    const paid = await who.pay(invoice);
    expect(paid).toMatchObject({ paid: true });
    await until('it is recorded', () => recordedOf(userId).length > 0);
    await gateway.settled();
    const chargeId = paid.paid ? paid.chargeId : '';
    expect(recordedOf(userId)).toEqual([{ userId, chargeId, invoicePayload, stars: 250 }]);
  });

  it('is not paid when its owner says no, and who wanted to is told why', async () => {
    const { who, userId, invoice } = await invoiced('Bea');
    isDearer = true;
    const reason = 'El precio ha cambiado: ahora son 300 estrellas. Pide otra factura en /vip.';
    expect(await who.pay(invoice)).toEqual({ paid: false, reason });
    isDearer = false;
    expect(recordedOf(userId)).toEqual([]);
  });

  it('is answered in time also while its owner is away: nothing is taken', async () => {
    const { who, userId, invoice } = await invoiced('Cris');
    await user.stop();
    expect(await who.pay(invoice)).toMatchObject({
      paid: false,
      reason: expect.stringContaining('La caja no responde ahora mismo. No se ha cobrado nada'),
    });
    user = await start();
    expect(await who.pay(invoice)).toMatchObject({ paid: true });
    await until('it is recorded', () => recordedOf(userId).length === 1);
  });

  it('is not paid by who may not take part', async () => {
    const { who, userId, invoice } = await invoiced('Dora');
    await world.bus.publish(UserBanned, UserBanned.example({ userId, until: null }));
    await gateway.settled();
    expect(await who.pay(invoice)).toMatchObject({
      paid: false,
      reason: expect.stringContaining('No se ha cobrado nada'),
    });
    expect(recordedOf(userId)).toEqual([]);
  });
});
