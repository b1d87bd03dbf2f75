import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SubscriptionStarted, TriviaCompleted } from '@yabot/contracts';
import { open } from './followers.ts';
import { GROUP, startWorld, type World } from './world.ts';

/** Nobody plays the user service: no names are to be had. */
let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.start();
});
afterAll(() => world?.stop());

it('a notice says somebody, in the language of who reads it, while nobody can say names', async () => {
  const [ana, bea] = [await open(world, 'Ana'), await open(world, 'Bea', 'en')];
  const gift = { giftFrom: crypto.randomUUID() };
  for (const { userId } of [ana, bea])
    await world.bus.publish(SubscriptionStarted, SubscriptionStarted.example({ ...gift, userId }));
  await ana.who.waitForMessage(/¡alguien te regala VIP!/);
  await bea.who.waitForMessage(/somebody gives you VIP!/);
});

it('a summary waits for its names, and nobody else waits with it', async () => {
  await world.bus.publish(TriviaCompleted, TriviaCompleted.example({ chatId: GROUP }));
  for (const firstName of ['Carla', 'Dora', 'Eva', 'Fina']) await open(world, firstName);
  const { last } = world.sandbox.faults.log;
  const carla = await open(world, 'Gala');
  expect(world.sandbox.faults.calls({ since: last, chatId: carla.who.id, ok: true })).not.toEqual([]);
  expect(world.sandbox.faults.calls({ chatId: GROUP, method: 'sendMessage' })).toEqual([]);
});
