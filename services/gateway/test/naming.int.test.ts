import { boardsNotReady, HiddenAmong, NamesOf, SubscriptionStarted, TriviaCompleted } from '@yabot/contracts';
import { defineService, query, refuse } from '@yabot/service-kit';
import { type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { open } from './followers.ts';
import { introduced } from './services.ts';
import { GROUP, startWorld, type World } from './world.ts';

let world: World;
let gateway: TestService;
let asked = 0;
/** What the user service knows; while it is nothing, it cannot say a name. */
let names: Record<string, string> | undefined;
let hidden: string[] | undefined;
const NO_DATABASE = { sql: { tables: [], migrations: [] } };

/** A user service that knows everybody, and cannot always say a name. */
const nameless = defineService({
  name: 'user',
  summary: 'plays a service',
  owns: NO_DATABASE,
  accepts: [introduced.handler],
  answers: [
    query(NamesOf, {
      answer: async ({ userIds }) => {
        asked += 1;
        if (!names) throw new Error('names are away');
        const known = Object.entries(names).map(([userId, firstName]) => ({ userId, firstName }));
        return { names: known.filter(({ userId }) => userIds.includes(userId)) };
      },
    }),
  ],
});
/** An achievements service that cannot always tell who is on no board. */
const boards = defineService({
  name: 'achievements',
  summary: 'plays a service',
  owns: NO_DATABASE,
  answers: [
    query(HiddenAmong, {
      answer: async () => (hidden ? { hidden } : refuse(boardsNotReady)),
    }),
  ],
});

beforeAll(async () => {
  world = await startWorld();
  for (const service of [nameless, boards])
    await world.bus.start(service, { YABOT_HOME: `${world.home}/played` });
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

it('a summary names those who want to be on boards, and waits until it is told who does not', async () => {
  const [ana, eva] = [crypto.randomUUID(), crypto.randomUUID()];
  names = { [ana]: 'Ana', [eva]: 'Eva' };
  const ranking = [ana, eva].map((userId, index) => ({ place: index + 1, userId, besitos: 9, right: 1 }));
  const before = asked;
  await world.bus.publish(
    TriviaCompleted,
    TriviaCompleted.example({ roundId: crypto.randomUUID(), chatId: GROUP, players: 2, ranking }),
  );
  await until('it was tried', () => asked > before + 1);
  hidden = [eva];
  const reader = await world.sandbox.client.follower({ firstName: 'Quien Lee' });
  const inGroup = { chat: GROUP, afterSeq: 0 };
  const { text } = await reader.waitForMessage(/Fin de la trivia/, inGroup);
  expect(text).toMatch(/🥇 Ana · .*\n🥈 alguien · /);
});
