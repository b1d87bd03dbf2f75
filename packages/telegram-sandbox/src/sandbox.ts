import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandBook } from './bot-api/command-book.ts';
import type { BotContext } from './bot-api/context.ts';
import { BotApiEndpoint } from './bot-api/endpoint.ts';
import { WebhookSlot } from './bot-api/webhook-slot.ts';
import { SandboxClient } from './client.ts';
import { type Community, establish } from './community.ts';
import { Faults } from './faults/faults.ts';
import type { LimitSettings } from './faults/limits.ts';
import { TELEGRAM_LIMITS } from './faults/limits.ts';
import { ControlApi } from './http/control-api.ts';
import { sendPageFile } from './http/page-files.ts';
import { sendJson } from './http/respond.ts';
import { type Invoke, perform } from './playing/actions.ts';
import { LongPoll } from './updates/long-poll.ts';
import { UpdateQueue } from './updates/queue.ts';
import type { WebhookTuning } from './updates/webhook.ts';
import { Callbacks } from './world/callbacks.ts';
import { Payments } from './world/payments.ts';
import { restore, written } from './world/snapshot.ts';
import { StateFile } from './world/state-file.ts';
import { World } from './world/world.ts';

export interface SandboxOptions {
  /** The port to listen on; a free one unless given. */
  port?: number;
  /** The address to listen on. Default 127.0.0.1; another one opens the sandbox to the network. */
  host?: string;
  /** The bot's token, as BotFather gives it: `<number>:<secret>`. */
  token: string;
  /** Where the chats are kept between two starts; without it they are gone at the end. */
  dir?: string;
  /** Groups, posts and people to begin with. */
  community?: Community;
  /** Telegram's sending limits: on with `true`, others by figures. Off unless given. */
  limits?: boolean | Partial<LimitSettings>;
  /** The bot's name and username. */
  bot?: { firstName?: string; username?: string };
  /** How long a tap waits for its answer. Default 60 s. */
  callbackLifetimeMs?: number;
  /** How updates are delivered to a webhook. */
  webhook?: Partial<WebhookTuning>;
  /**
   * Telegram delivers the reactions of a chat one after another, so a bot that takes 5 ms for each gets 200 a second.
   * With `person` only each person's own keep their order: for load tests of a single group.
   */
  reactionOrder?: 'chat' | 'person';
  /** What followers speak unless they say otherwise. Default `es`. */
  language?: 'es' | 'en';
  /** Milliseconds since 1970. */
  clock?: () => number;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** What a bot library takes as API root. */
  readonly apiRoot: string;
  /** Where a person plays in the browser. */
  readonly pageUrl: string;
  readonly token: string;
  /** Plays followers from a script, within this process. */
  readonly client: SandboxClient;
  readonly faults: Faults;
  readonly world: World;
  /** The next update ids go on from a random number, as after a quiet week. */
  jumpUpdateIds(): void;
  stop(): Promise<void>;
}

/** What a bot's token looks like: its number and a secret. */
export const TOKEN = /^(\d+):[\w-]+$/;
const DEFAULT_TUNING: WebhookTuning = { firstRetryMs: 500, maxRetryMs: 30_000, timeoutMs: 60_000 };
const FIRST_UPDATE_ID = 100_000_001;
const CALLBACK_LIFETIME_MS = 60_000;

/** Starts a Telegram of one's own on localhost, for one bot. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { token, clock = Date.now, host = '127.0.0.1' } = options;
  const parts = build(options, botId(token), clock);
  const { context, faults } = parts;
  const file = options.dir === undefined ? undefined : openState(options.dir, context);
  if (options.community) establish(context.world, options.community);
  const unlisten = file && onAnyChange(context, () => file.changed());

  const endpoint = new BotApiEndpoint(token, context, faults, clock);
  const control = new ControlApi(context, faults, isLocal(host));
  const server = createServer((request, response) => void route(request, response, endpoint, control));
  server.keepAliveTimeout = 75_000;
  await listening(server, options.port ?? 0, host);
  const { port } = server.address() as AddressInfo;
  const url = `http://${isLocal(host) ? host : '127.0.0.1'}:${port}`;
  const invoke = ((name, input) => perform(context, name, input)) as Invoke;

  return {
    url,
    apiRoot: url,
    pageUrl: `${url}/`,
    token,
    client: new SandboxClient(invoke),
    faults,
    world: context.world,
    jumpUpdateIds: () => context.queue.jumpSoon(),
    stop: async () => {
      context.webhook.remove();
      context.longPoll.terminate('terminated by the end of the sandbox');
      unlisten?.();
      await closed(server);
      await file?.close();
    },
  };
}

function botId(token: string): number {
  const id = TOKEN.exec(token)?.[1];
  if (!id)
    throw new Error('The token must look like 123456:ABC-def, a number and a secret with a colon between.');
  return Number(id);
}

const isLocal = (host: string) => host === '127.0.0.1' || host === 'localhost' || host === '::1';

function build(
  options: SandboxOptions,
  id: number,
  clock: () => number,
): { context: BotContext; faults: Faults } {
  const { firstName = 'Yabot', username = 'yabot_sandbox_bot' } = options.bot ?? {};
  const world = new World({ id, firstName, username }, clock);
  world.reactionOrder = options.reactionOrder ?? 'chat';
  world.language = options.language ?? 'es';
  const queue = new UpdateQueue(FIRST_UPDATE_ID, clock);
  world.tellBot = (kind, payload, orderKey) => queue.push(kind, payload, orderKey);
  const { limits = false } = options;
  const faults = new Faults(
    clock,
    limits === true ? TELEGRAM_LIMITS : limits && { ...TELEGRAM_LIMITS, ...limits },
  );
  const context: BotContext = {
    world,
    queue,
    longPoll: new LongPoll(queue),
    webhook: new WebhookSlot(queue, { ...DEFAULT_TUNING, ...options.webhook }, faults.set),
    callbacks: new Callbacks(world, options.callbackLifetimeMs ?? CALLBACK_LIFETIME_MS),
    payments: new Payments(world),
    commands: new CommandBook(),
  };
  return { context, faults };
}

function onAnyChange({ world, queue }: BotContext, run: () => void): () => void {
  const stops = [world.listen(run), queue.listen(run)];
  return () => {
    for (const stop of stops) stop();
  };
}

function openState(dir: string, context: BotContext): StateFile {
  const file = new StateFile(dir, (clean) => written(context, clean));
  const kept = file.read();
  if (kept) restore(kept, context);
  return file;
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  endpoint: BotApiEndpoint,
  control: ControlApi,
): Promise<void> {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  if (path.startsWith('/bot')) return endpoint.handle(request, response, path, query);
  if (path.startsWith('/sandbox/')) return control.handle(request, response, path, query);
  const name = path === '/' ? 'index.html' : path.slice(1);
  if (request.method === 'GET' && (await sendPageFile(response, name))) return;
  sendJson(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} is in use; choose another one, or stop what uses it.`) : error);
    });
    server.listen(port, host, resolve);
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
