import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Log, pathOf } from '@yabot/service-kit';
import { WEBHOOK_PATH } from '../telegram/introduction.ts';
import type { Excuse } from './excuse.ts';
import { readUpdate, type Taker } from './taker.ts';

const MAX_BODY = 1024 ** 2;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** What receiving an update needs. */
interface Receiving {
  readonly taker: Pick<Taker, 'take'>;
  readonly excuse: Pick<Excuse, 'make'>;
  readonly log: Log;
}

/**
 * Takes updates from Telegram, and from nobody else. It is told 200 when the update is committed, not before.
 * @param parts.url as Telegram knows it; whatever is in between may take the path of the public URL away
 */
export function webhook(parts: Receiving & { url: string; secret: string }): RequestListener {
  const paths = new Set([WEBHOOK_PATH, new URL(parts.url).pathname]);
  return (request, response) => {
    if (!paths.has(pathOf(request))) return end(response, 404, 'not-found');
    if (request.method !== 'POST') return end(response, 405, 'method-not-allowed');
    if (!isSecret(request.headers[SECRET_HEADER], parts.secret)) return end(response, 401, 'unauthorized');
    receive(request, parts).then(
      ({ status, code }) => end(response, status, code),
      (error) => {
        parts.log.error({ fault: String(error) }, 'webhook-failed');
        end(response, 500, 'internal-fault');
      },
    );
  };
}

async function receive(
  request: IncomingMessage,
  { taker, excuse, log }: Receiving,
): Promise<{ status: number; code: string }> {
  const body = await bodyOf(request);
  if (body === undefined) return { status: 413, code: 'too-large' };
  const update = readUpdate(parsed(body));
  if (!update) {
    // Telegram would send it again and again.
    log.warn({}, 'update-unreadable');
    return { status: 200, code: 'unreadable' };
  }
  if (await taker.take(update)) return { status: 200, code: 'taken' };
  excuse.make(update);
  return { status: 503, code: 'service-unavailable' };
}

/** Digests have one length, so that the time a comparison takes tells nothing. */
function isSecret(given: string | string[] | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret));
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function end(response: ServerResponse, status: number, code: string) {
  if (response.writableEnded) return;
  const headers = { 'content-type': 'application/json', ...(status === 413 ? { connection: 'close' } : {}) };
  response.writeHead(status, headers).end(JSON.stringify({ code }));
}
