import { ChangePreferences, DEAD_LETTERS_STREAM } from '@yabot/contracts';
import { freePort } from '@yabot/local-servers';
import { StreamObserver, type TestService, until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fuzzedUpdates } from './fuzz.ts';
import { GROUP, startWorld, type World } from './world.ts';

const SECRET = 'A-long_secret';
const UPDATES = 2_000;
const AT_ONCE = 40;
const FIRST_ID = 500_000_000;

let world: World;
let gateway: TestService;
let url: string;
let people: Follower[];
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  world = await startWorld();
  const port = String(await freePort());
  url = `http://127.0.0.1:${port}/telegram/webhook`;
  gateway = await world.start({
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    GATEWAY_PORT: port,
    SEND_LIMITS: 'off',
  });
  people = await Promise.all(
    ['Ana', 'Bea', 'Eva'].map((firstName) => world.sandbox.client.follower({ firstName })),
  );
  for (const who of people) {
    await who.send('/ajustes');
    await who.waitForMessage(/Idioma/);
  }
}, 60_000);
afterAll(async () => {
  process.off('unhandledRejection', note);
  await world?.stop();
});

const deliver = (update: object) =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify(update),
    headers: { 'x-telegram-bot-api-secret-token': SECRET },
  });

const messagesOf = (chatId: number) => [...(world.sandbox.world.chats.get(chatId)?.messages.values() ?? [])];

/** Data of the buttons that change something, made for one person. */
const buttonsFor = ({ id }: Follower) =>
  messagesOf(id)
    .flatMap(({ keyboard = [] }) => keyboard.flat())
    .flatMap(({ callback_data: data = '' }) => (data.startsWith('c:') ? [data] : []));

it('no update breaks it, no text becomes markup, and nobody uses the buttons of another', async () => {
  const [ana, ...others] = people;
  const letters = await StreamObserver.open(world.bus.connection, DEAD_LETTERS_STREAM);
  const arbitrary = fuzzedUpdates({
    people: others.map(({ id }) => id),
    group: GROUP,
    buttons: buttonsFor(ana!),
  });
  const seed = Math.floor(Math.random() * 2 ** 31);
  const updates = fc.sample(arbitrary, { numRuns: UPDATES, seed });
  const statuses = new Map<number, unknown>();
  for (let from = 0; from < updates.length; from += AT_ONCE) {
    const some = updates.slice(from, from + AT_ONCE);
    const answers = await Promise.all(
      some.map((update, index) => deliver({ ...update, update_id: FIRST_ID + from + index })),
    );
    for (const [index, { status }] of answers.entries()) statuses.set(status, some[index]);
  }
  await until('all is answered', async () => {
    const metrics = await gateway.metrics.registry.metrics();
    return /yabot_gateway_queue_depth\{[^}]*queue="updates"[^}]*\} 0/.test(metrics);
  });
  await gateway.settled();
  expect({ seed, statuses: [...statuses] }).toEqual({ seed, statuses: [[200, expect.anything()]] });
  expect({ seed, unhandled }).toEqual({ seed, unhandled: [] });
  const refused = world.sandbox.faults
    .calls({ ok: false, limit: 100_000 })
    .map(({ description = '' }) => description)
    .filter(
      (why) =>
        !/chat not found|query is too old|bot was blocked|not modified|to edit not found|can't be edited/.test(
          why,
        ),
    );
  expect({ seed, refused: [...new Set(refused)] }).toEqual({ seed, refused: [] });
  const entities = [GROUP, ...people.map(({ id }) => id)]
    .flatMap(messagesOf)
    .filter(({ sender }) => sender.kind === 'bot')
    .flatMap((message) => message.entities ?? []);
  expect({ seed, kinds: [...new Set(entities.map(({ type }) => type))].toSorted() }).toEqual({
    seed,
    kinds: expect.not.arrayContaining(['text_link', 'text_mention', 'mention', 'url', 'code', 'pre']),
  });
  expect(world.bus.observer.of(ChangePreferences)).toEqual([]);
  const dead = letters.messages.filter(({ data }) => (data as { code: string }).code !== 'telegram-400');
  expect(dead).toEqual([]);
  letters.close();
}, 120_000);
