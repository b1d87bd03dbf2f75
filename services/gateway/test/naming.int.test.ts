import { NamesOf, SubscriptionStarted, TriviaCompleted } from '@yabot/contracts';
import { defineService, query } from '@yabot/service-kit';
import { type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { open } from './followers.ts';
import { introduced } from './services.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let gateway: TestService;
let asked = 0;

/** A user service that knows everybody, and cannot say a name. */
const nameless = defineService({
  name: 'user',
  summary: 'plays a service',
  owns: { sql: { tables: [], migrations: [] } },
  accepts: [introduced.handler],
  answers: [
    query(NamesOf, {
      answer: async () => {
        asked += 1;
        throw new Error('names are away');
      },
    }),
  ],
});

beforeAll(async () => {
  world = await startWorld();
  await world.bus.start(nameless, { YABOT_HOME: `${world.home}/played` });
  gateway = await world.start();
});
afterAll(() => world?.stop());

it('a summary waits for its names, and nobody else waits with it', async () => {
  const groups = [-1001, -1002, -1003, -1004];
  for (const chatId of groups) await world.bus.publish(TriviaCompleted, TriviaCompleted.example({ chatId }));
  await until('names were asked for', () => asked >= groups.length);
  expect(gateway.health().dependencies.telegram?.status).not.toBe('failed');
  await open(world, 'Carla');
  expect(groups.flatMap((chatId) => world.sandbox.faults.calls({ chatId }))).toEqual([]);
});

it('a notice says somebody, in the language of who reads it, while nobody can say names', async () => {
  const [ana, bea] = [await open(world, 'Ana'), await open(world, 'Bea', 'en')];
  const gift = { giftFrom: crypto.randomUUID() };
  for (const { userId } of [ana, bea])
    await world.bus.publish(SubscriptionStarted, SubscriptionStarted.example({ ...gift, userId }));
  await ana.who.waitForMessage(/¡alguien te regala VIP!/);
  await bea.who.waitForMessage(/someone gives you VIP!/);
});
