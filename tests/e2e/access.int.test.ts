import { randomUUID } from 'node:crypto';
import { ExpiryResumed, FindUser, GiveSubscription, SubscriptionExpired } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, openHouse } from './week/house.ts';

const BALCONY = -1002345678901;
const DAY = 24;
/** From when the services are back, so long until who has no right any more is outside. */
const CLOSED_WITHIN_MS = 10_000;

let house: House;
beforeEach(async () => {
  house = await openHouse(new Date('2026-10-21T10:00:00.000Z'));
});
afterEach(() => house?.close());

const told = (follower: Follower, wanted: RegExp) => follower.waitForMessage(wanted, { timeoutMs: 20_000 });

async function comes(firstName: string): Promise<Follower> {
  const follower = await house.sandbox.client.follower({ firstName });
  await follower.send('/start');
  await told(follower, /¡Hola/);
  return follower;
}

const isInside = async (follower: Follower) =>
  (await follower.chats()).some((chat) => chat.id === BALCONY && chat.inside);

async function enters(follower: Follower) {
  await follower.join(BALCONY);
  await until(`${follower.person.firstName} is inside`, () => isInside(follower));
}

describe('A subscription bought with Stars', () => {
  it('opens a door, is reminded of, ends while all services are down, and closes the door soon after their return', async () => {
    const nora = await comes('Nora');
    await nora.send('/vip');
    await told(nora, /VIP abre las partes/);
    await nora.tap('👑 Un mes de balcón');
    await told(nora, /30 días/);
    await nora.tap('Pagar 250 ⭐');
    const invoice = await nora.waitForMessage(({ invoice: one }) => one !== undefined);
    expect(await nora.pay(invoice)).toMatchObject({ paid: true });
    await told(nora, /¡Ya eres VIP!/);
    await enters(nora);

    house.pass(28 * DAY);
    await told(nora, /Tu VIP termina/);
    expect(await isInside(nora)).toBe(true);

    await house.stopServices();
    house.pass(6 * DAY);
    expect(await isInside(nora)).toBe(true);
    const started = performance.now();
    await house.startServices();
    const back = performance.now();
    await until('the door is closed', async () => !(await isInside(nora)), CLOSED_WITHIN_MS);
    const seconds = (since: number) => ((performance.now() - since) / 1_000).toFixed(1);
    console.info(
      `closed ${seconds(back)} s after the services were ready, ${seconds(started)} s after their start`,
    );
    await told(nora, /Tu VIP ha terminado/);
  }, 120_000);
});

describe('A clock that is a month ahead', () => {
  it('takes access from nobody when it would end four of ten at once, and whoever runs the community is told', async () => {
    const owner = await house.sandbox.client.owner();
    await owner.send('/start');
    await told(owner, /¡Hola/);
    const by = await idOf(owner);
    const members: Follower[] = [];
    for (let nth = 1; nth <= 10; nth++) {
      const member = await comes(`Seguidora ${nth}`);
      const plan = { userId: await idOf(member), planId: nth <= 4 ? 'vip-month' : 'vip-year', by };
      expect(await house.bus.client.ask(GiveSubscription, plan, { key: randomUUID() })).toMatchObject({
        ok: true,
      });
      await enters(member);
      members.push(member);
    }

    house.pass(33 * DAY);
    await told(owner, /He parado el fin de 4 suscripciones.*4 de 10.*tope es 3/s);
    house.pass(-33 * DAY);
    await house.bus.observer.wait(ExpiryResumed, 1);
    await told(owner, /ya no hace falta/);
    expect(await Promise.all(members.map(isInside))).toEqual(members.map(() => true));
    expect(house.bus.observer.of(SubscriptionExpired)).toEqual([]);
  }, 120_000);
});

async function idOf({ id }: Follower): Promise<string> {
  const answer = await house.bus.client.ask(FindUser, { telegramId: id });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.result.userId;
}
