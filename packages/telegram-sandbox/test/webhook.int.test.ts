import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type ApiMessage, call, refusal } from './call.ts';
import { alsoStop, cleanUp, GROUP_ID, start } from './echo-bot.ts';

afterEach(cleanUp);

interface Received {
  update: { update_id: number; message?: { text: string; chat: { id: number } } };
  secret: string | undefined;
}

type Answer = (received: Received, response: ServerResponse) => void;

const ok: Answer = (_received, response) => void response.end();

/** A bot's webhook that keeps what it got and answers as told. */
async function webhook(answer: Answer = ok) {
  const received: Received[] = [];
  const wakers = new Set<() => void>();
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const secret = request.headers['x-telegram-bot-api-secret-token'] as string | undefined;
    const one = { update: JSON.parse(Buffer.concat(chunks).toString()), secret };
    received.push(one);
    answer(one, response);
    for (const wake of wakers) wake();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  alsoStop(async () => {
    server.closeAllConnections();
    server.close();
  });
  const until = async (count: number) => {
    while (received.length < count) {
      await new Promise<void>((resolve) => {
        wakers.add(resolve);
      });
    }
    return received;
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received, until };
}

const FAST = { firstRetryMs: 5, maxRetryMs: 20 };

describe('a webhook', () => {
  it('gets updates with the secret, and its settings are shown', async () => {
    const sandbox = await start();
    const hook = await webhook();
    await call(sandbox, 'setWebhook', {
      url: hook.url,
      secret_token: 'abc_-1',
      max_connections: 7,
      allowed_updates: ['message'],
    });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('hola');
    const [first] = await hook.until(1);
    expect(first).toMatchObject({ secret: 'abc_-1', update: { message: { text: 'hola' } } });
    const { result } = await call(sandbox, 'getWebhookInfo');
    expect(result).toMatchObject({
      url: hook.url,
      max_connections: 7,
      allowed_updates: ['message'],
      has_custom_certificate: false,
    });
  });

  it('gets what waited before it was set, unless that is dropped', async () => {
    const sandbox = await start();
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('esperaba');
    const hook = await webhook();
    await call(sandbox, 'setWebhook', { url: hook.url });
    expect((await hook.until(1))[0]!.update.message!.text).toBe('esperaba');
    await call(sandbox, 'deleteWebhook');
    await ana.send('se pierde');
    await call(sandbox, 'setWebhook', { url: hook.url, drop_pending_updates: true });
    await ana.send('llega');
    expect((await hook.until(2))[1]!.update.message!.text).toBe('llega');
  });

  it('gets an update again until it answers 2xx, and says why meanwhile', async () => {
    const sandbox = await start({ webhook: FAST });
    let tries = 0;
    const hook = await webhook((_received, response) => {
      tries++;
      response.statusCode = tries < 4 ? 500 : 204;
      response.end();
    });
    await call(sandbox, 'setWebhook', { url: hook.url });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('insiste');
    const received = await hook.until(4);
    expect(new Set(received.map(({ update }) => update.update_id)).size).toBe(1);
    const { result } = await call(sandbox, 'getWebhookInfo');
    expect(result!.last_error_message).toBe('Wrong response from the webhook: 500');
  });

  it('gets the updates of one chat in order, and those of others meanwhile', async () => {
    const sandbox = await start({ webhook: FAST });
    const held: ServerResponse[] = [];
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    const eva = await sandbox.client.follower({ firstName: 'Eva' });
    const hook = await webhook(({ update }, response) => {
      if (update.message!.chat.id === ana.id && held.length === 0) held.push(response);
      else response.end();
    });
    await call(sandbox, 'setWebhook', { url: hook.url });
    await ana.send('primero');
    await ana.send('segundo');
    await eva.send('aparte');
    const texts = () => hook.received.map(({ update }) => update.message!.text);
    await hook.until(2);
    expect(texts()).toEqual(['primero', 'aparte']);
    held[0]!.end();
    await hook.until(3);
    expect(texts()).toEqual(['primero', 'aparte', 'segundo']);
  });

  it('may answer with a method call', async () => {
    const sandbox = await start();
    const hook = await webhook(({ update }, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          method: 'sendMessage',
          chat_id: update.message!.chat.id,
          text: 'por el camino corto',
        }),
      );
    });
    await call(sandbox, 'setWebhook', { url: hook.url });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('hola');
    await ana.waitForMessage('por el camino corto');
  });

  it('gets an update more than once when told so, or when its answer is lost', async () => {
    const sandbox = await start({ webhook: FAST });
    const hook = await webhook();
    await call(sandbox, 'setWebhook', { url: hook.url });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    sandbox.faults.add({ kind: 'duplicate_update', times: 2, next: 1 });
    await ana.send('tres veces');
    await hook.until(3);
    sandbox.faults.add({ kind: 'lost_webhook_answer', next: 1 });
    await ana.send('dos veces');
    await hook.until(5);
    const texts = hook.received.map(({ update }) => update.message!.text);
    expect(texts).toEqual(['tres veces', 'tres veces', 'tres veces', 'dos veces', 'dos veces']);
  });
});

describe('callback queries', () => {
  it('are answered once, and not after their time', async () => {
    let now = 1_700_000_000_000;
    const sandbox = await start({ clock: () => now, callbackLifetimeMs: 15_000 });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('/start');
    const keyboard = { inline_keyboard: [[{ text: 'Ya', callback_data: 'ya' }]] };
    await call<ApiMessage>(sandbox, 'sendMessage', { chat_id: ana.id, text: 'x', reply_markup: keyboard });
    const tapped = async () => {
      const message = (await ana.messages()).at(-1)!;
      return sandbox.client.invoke('tap', {
        personId: ana.id,
        chatId: ana.id,
        messageId: message.id,
        row: 0,
        column: 0,
      });
    };
    const old = '400 Bad Request: query is too old and response timeout expired or query ID is invalid';
    const { queryId } = await tapped();
    expect(await refusal(sandbox, 'answerCallbackQuery', { callback_query_id: queryId, text: 'Hecho' })).toBe(
      'ok',
    );
    expect(await sandbox.client.invoke('answer', { queryId })).toEqual({ text: 'Hecho', alert: false });
    expect(await refusal(sandbox, 'answerCallbackQuery', { callback_query_id: queryId })).toBe(old);
    const late = await tapped();
    now += 15_001;
    expect(await refusal(sandbox, 'answerCallbackQuery', { callback_query_id: late.queryId })).toBe(old);
  });

  it('may carry data that stands under no button', async () => {
    const sandbox = await start();
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('/start');
    const { result } = await call<ApiMessage>(sandbox, 'sendMessage', { chat_id: ana.id, text: 'x' });
    await sandbox.client.invoke('forgeTap', {
      personId: ana.id,
      chatId: ana.id,
      messageId: result!.message_id,
      data: 'ajeno',
    });
    const { result: updates } = await call<{ callback_query?: { data: string } }[]>(sandbox, 'getUpdates');
    expect(updates!.at(-1)!.callback_query!.data).toBe('ajeno');
  });

  it('a bot that does not answer is told on', async () => {
    const sandbox = await start();
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    const keyboard = { inline_keyboard: [[{ text: 'Nada', callback_data: 'n' }]] };
    await call(sandbox, 'sendMessage', { chat_id: GROUP_ID, text: 'x', reply_markup: keyboard });
    await expect(ana.tap('Nada', { chat: GROUP_ID, timeoutMs: 20 })).rejects.toThrow(
      'did not answer the tap on Nada',
    );
  });
});
