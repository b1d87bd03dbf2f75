import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api, type HttpError, InputFile } from 'grammy';
import { afterEach, describe, expect, it } from 'vitest';
import { post } from '../../src/telegram/post.ts';

let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** The Bot API as a server that answers in some way. */
async function open(answer: RequestListener, timeoutSeconds = 5) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new Api('1:secret', { apiRoot: `http://127.0.0.1:${port}`, timeoutSeconds, fetch: post });
}

const failure = (call: Promise<unknown>) => call.then(String, (error: HttpError) => error.name);
const say = { chat_id: 5, text: '¡Hola! ❤' };

describe('A call to the Bot API', () => {
  it('posts JSON, reads what comes in pieces, and keeps the connection', async () => {
    const seen: { url?: string; type?: string; body: string; port?: number }[] = [];
    const { raw: api } = await open(async (request, response) => {
      let body = '';
      for await (const part of request.setEncoding('utf8')) body += part;
      const { url, headers, socket } = request;
      seen.push({ url: url!, type: headers['content-type']!, body, port: socket.remotePort! });
      const bytes = Buffer.from(JSON.stringify({ ok: true, result: { message_id: seen.length, text: '❤' } }));
      response.write(bytes.subarray(0, -6));
      setTimeout(() => response.end(bytes.subarray(-6)), 10);
    });
    expect((await api.sendMessage(say)).text).toBe('❤');
    expect((await api.sendMessage(say)).message_id).toBe(2);
    const [first, second] = seen;
    expect(first).toMatchObject({ url: '/bot1:secret/sendMessage', type: 'application/json' });
    expect(JSON.parse(first!.body)).toEqual(say);
    expect(second!.port).toBe(first!.port);
  });

  it('sends a file with what is said of it', async () => {
    let body = '';
    const { raw: api } = await open(async (request, response) => {
      for await (const part of request.setEncoding('utf8')) body += part;
      response.end('{"ok":true,"result":{"message_id":7}}');
    });
    const photo = new InputFile(Buffer.from('a picture'), 'badge.png');
    expect((await api.sendPhoto({ chat_id: 5, photo, caption: 'Oro ❤' })).message_id).toBe(7);
    for (const part of ['a picture', 'badge.png', 'Oro ❤']) expect(body).toContain(part);
  });

  it('tells what Telegram refuses', async () => {
    const { raw: api } = await open((_, response) => {
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end('{"ok":false,"error_code":403,"description":"Forbidden"}');
    });
    await expect(api.sendMessage(say)).rejects.toMatchObject({ error_code: 403, description: 'Forbidden' });
  });

  it('has no answer when it is no JSON, is broken off, or does not come in time', async () => {
    const endings: RequestListener[] = [
      (_, response) => response.end('<html>Bad Gateway</html>'),
      (_, response) => response.destroy(),
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('{"ok":true', () => response.destroy());
      },
      () => undefined,
    ];
    const { raw: api } = await open((request, response) => endings.shift()!(request, response), 0.2);
    for (const _ of [...endings]) expect(await failure(api.sendMessage(say))).toBe('HttpError');
    expect(endings).toEqual([]);
  });

  it('ends at once when nobody waits for it any more', async () => {
    const stopping = new AbortController();
    const { raw: api } = await open(() => stopping.abort());
    expect(await failure(api.getUpdates({ timeout: 25 }, stopping.signal as never))).toBe('HttpError');
    expect(await failure(api.getUpdates({ timeout: 25 }, stopping.signal as never))).toBe('HttpError');
  });
});
