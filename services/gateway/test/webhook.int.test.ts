import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommentAdded, ReactionAdded } from '@yabot/contracts';
import { type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookUrl } from '../src/telegram/introduction.ts';
import { ana, groupMessage, message, privately, reaction } from './telegram.ts';
import { GROUP, postIn, startWorld, type World } from './world.ts';

const SECRET = 'A-long_secret';
const HEADER = 'x-telegram-bot-api-secret-token';
let world: World;
let gateway: TestService;
let url: string;
let blocker: Server;

beforeAll(async () => {
  world = await startWorld();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  gateway = await world.start({
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    PUBLIC_URL: url,
    GATEWAY_PORT: String(port),
    SEND_LIMITS: 'off',
  });
});
afterAll(() => world?.stop());

/** The webhook's address must be known before the gateway listens. */
async function freePort(): Promise<number> {
  blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  const { port } = blocker.address() as AddressInfo;
  await new Promise((resolve) => blocker.close(resolve));
  return port;
}

const post = (body: string, headers: Record<string, string> = { [HEADER]: SECRET }) =>
  fetch(`${url}/telegram/webhook`, { method: 'POST', body, headers });

describe('the webhook', () => {
  it('brings updates in, and the answers go out', async () => {
    const ana = await world.sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('/ayuda');
    await ana.waitForMessage(/Cómo funciona/);
    await ana.react(await postIn(world.sandbox, 'Uno'), '❤');
    await world.bus.observer.wait(ReactionAdded, 1);
  });

  it.each([
    ['missing', {}],
    ['wrong', { [HEADER]: 'another' }],
    ['a part of the right one', { [HEADER]: SECRET.slice(0, -1) }],
    ['longer than the right one', { [HEADER]: `${SECRET}x` }],
    ['empty', { [HEADER]: '' }],
  ])('refuses an update whose secret is %s, and it has no effect', async (_, headers) => {
    const before = world.bus.observer.of(ReactionAdded).length;
    const user = { id: 5_000_001, is_bot: false, first_name: 'Intrusa' };
    const forged = reaction({ user, new_reaction: [{ type: 'emoji', emoji: '❤' }] });
    const response = await post(JSON.stringify({ ...forged, update_id: 777 }), headers);
    expect(response.status).toBe(401);
    await gateway.settled();
    expect(world.bus.observer.of(ReactionAdded)).toHaveLength(before);
  });

  it('takes an update once, however often it is delivered', async () => {
    const before = world.bus.observer.of(CommentAdded).length;
    const body = JSON.stringify({ ...groupMessage('hola'), update_id: 888 });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post(body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await gateway.settled();
    expect(world.bus.observer.of(CommentAdded)).toHaveLength(before + 1);
  });

  it('records an update that cannot be read to its end, and takes those that follow', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const answer = await post(`{"update_id":990,"message":{"deep":${deep}}}`);
    expect([answer.status, await answer.json()]).toEqual([200, { code: 'taken' }]);
    const before = world.bus.observer.of(CommentAdded).length;
    await post(JSON.stringify({ ...groupMessage('sigue'), update_id: 991 }));
    await world.bus.observer.wait(CommentAdded, before + 1);
  });

  it('refuses bodies above a megabyte, and bears what is no update', async () => {
    expect((await post('x'.repeat(1024 ** 2 + 1))).status).toBe(413);
    for (const body of ['', '{', 'null', '[]', '{"update_id":"1"}', '{"update_id":1e300}', '\u0000'])
      expect((await post(body)).status).toBe(200);
  });

  it('bears a command with a payload that no Telegram would send', async () => {
    const leo = await world.sandbox.client.follower({ firstName: 'Leo' });
    const from = { ...ana, id: leo.id, first_name: 'Leo' };
    const chat = { ...privately, id: leo.id };
    await leo.send('hola');
    const long = message({ from, chat, text: `/start ${'\u0000ñ'.repeat(50_000)}` });
    expect((await post(JSON.stringify({ ...long, update_id: 77 }))).status).toBe(200);
    await leo.waitForMessage(/¡Hola, Leo/);
  });

  it.each([
    ['https://example.org', 'https://example.org/telegram/webhook'],
    ['https://example.org/', 'https://example.org/telegram/webhook'],
    ['https://example.org/bots/besitos/', 'https://example.org/bots/besitos/telegram/webhook'],
  ])('is below the path of the public URL: %s', (publicUrl, expected) => {
    expect(webhookUrl(publicUrl)).toBe(expected);
  });

  it('has no other doors than health and metrics', async () => {
    const status = async (path: string, method = 'GET') => (await fetch(url + path, { method })).status;
    expect(await status('/telegram/webhook')).toBe(405);
    expect(await status('/')).toBe(404);
    expect(await status('/telegram/webhook/x', 'POST')).toBe(404);
    expect(await status('/health/ready')).toBe(200);
    expect(await status('/metrics')).toBe(200);
  });

  it('is told 200 while NATS is away: the update is kept', async () => {
    const before = world.bus.observer.of(CommentAdded).length;
    await world.servers.nats.kill();
    await until('NATS is away', () => gateway.health().dependencies.nats?.status === 'failed');
    const kept = await post(JSON.stringify({ ...groupMessage('sin nats'), update_id: 999 }));
    expect(kept.status).toBe(200);
    await world.servers.nats.restart();
    await world.bus.observer.wait(CommentAdded, before + 1);
  });

  it('is redelivered when its 200 is lost, with one effect', async () => {
    const bea = await world.sandbox.client.follower({ firstName: 'Bea' });
    world.sandbox.faults.add({ kind: 'lost_webhook_answer', next: 1 });
    await bea.send('/ayuda');
    await bea.waitForMessage(/Cómo funciona/);
    await bea.send('después', { chat: GROUP });
    await until('the queue is empty', async () => (await bea.messages()).length >= 2);
    const answers = (await bea.messages()).filter(({ from }) => from.kind === 'bot');
    expect(answers).toHaveLength(1);
  });
});
