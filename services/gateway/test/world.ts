import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer, isMissing } from '@yabot/local-servers';
import { chooseTestServers, type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { startTestBus, type TestBus, type TestService, until } from '@yabot/service-kit/testing';
import { type Sandbox, type SandboxOptions, startSandbox } from '@yabot/telegram-sandbox';
import { gateway } from '../src/gateway.service.ts';
import { introduced } from './services.ts';

/** The SQL databases tests can have. */
export type Dialect = 'SQLite' | 'PostgreSQL';

const postgresIsThere = (await chooseTestServers()) === 'docker' || !isMissing(await findServer('postgres'));
export const DIALECTS: readonly Dialect[] = postgresIsThere ? ['SQLite', 'PostgreSQL'] : ['SQLite'];

export const TOKEN = '123456:test-token';
export const GROUP = -1001234567890;

/** A Telegram, a bus and a home for gateways; the test plays the other services. */
export interface World {
  readonly servers: StoreServers<'nats'>;
  readonly bus: TestBus;
  readonly sandbox: Sandbox;
  readonly home: string;
  /** Starts a gateway; several share one database. */
  start(environment?: NodeJS.ProcessEnv): Promise<TestService>;
  stop(): Promise<void>;
}

export async function startWorld(
  options: Partial<SandboxOptions> = {},
  dialect: Dialect = 'SQLite',
): Promise<World> {
  introduced.clear();
  const home = await mkdtemp(join(tmpdir(), 'yabot-gateway-'));
  const servers = await startStoreServers(['nats']);
  const postgres = dialect === 'SQLite' ? undefined : await startStoreServers(['postgres']);
  const bus = await startTestBus(servers.nats.url);
  const sandbox = await startSandbox({
    token: TOKEN,
    community: {
      groups: [
        { id: GROUP, title: 'La Casa', emojis: ['❤', '🔥'], posts: [{ text: 'Uno' }, { text: 'Dos' }] },
      ],
    },
    ...options,
  });
  return {
    servers,
    bus,
    sandbox,
    home,
    async start(environment = {}) {
      const service = await bus.start(gateway, {
        YABOT_HOME: home,
        ...(postgres ? { DATABASE_URL: postgres.postgres.url } : {}),
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: sandbox.apiRoot,
        GATEWAY_PORT: '0',
        CONTENT_DIR: join(home, 'no-content'),
        ...environment,
      });
      await until('Telegram was asked for reactions', () => sendsReactions(sandbox));
      return service;
    },
    async stop() {
      await bus.stop();
      await sandbox.stop();
      await Promise.all([servers.stop(), postgres?.stop()]);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Until it is asked for reactions, Telegram tells of none. */
async function sendsReactions({ apiRoot }: Sandbox): Promise<boolean> {
  const response = await fetch(`${apiRoot}/bot${TOKEN}/getWebhookInfo`);
  const { result } = (await response.json()) as { result?: { allowed_updates?: string[] } };
  return result?.allowed_updates?.includes('message_reaction') ?? false;
}

/** Content with one post, whose reactions are buttons. */
export const CONTENT = join(import.meta.dirname, 'content');

/** A post of the group, as somebody sees it. */
export async function postIn(sandbox: Sandbox, wanted: string) {
  const owner = await sandbox.client.follower({ firstName: 'Quien Mira' });
  const post = (await owner.messages(GROUP)).find(({ text }) => text.includes(wanted));
  if (!post) throw new Error(`There is no post ${wanted}`);
  return post;
}
