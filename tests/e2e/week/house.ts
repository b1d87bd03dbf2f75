import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@yabot/content';
import { startStoreServers } from '@yabot/local-servers/testing';
import { allSettled, startTestBus, type TestBus, type TestService } from '@yabot/service-kit/testing';
import { type Sandbox, startSandbox } from '@yabot/telegram-sandbox';
import { SANDBOX_OWNER_ID, sandboxCommunity } from '../../../packages/cli/src/up/sandbox/community.ts';
import { achievements } from '../../../services/achievements/src/achievements.service.ts';
import { gateway } from '../../../services/gateway/src/gateway.service.ts';
import { missions } from '../../../services/missions/src/missions.service.ts';
import { user } from '../../../services/user/src/user.service.ts';
import { wallet } from '../../../services/wallet/src/wallet.service.ts';

const CONTENT = join(import.meta.dirname, '../../../content');
const TOKEN = '123456:first-week';

/** The whole fleet in one process, whose clock a test moves. */
export interface House {
  readonly sandbox: Sandbox;
  readonly bus: TestBus;
  now(): Date;
  /** Lets so many hours pass in all services at once. */
  pass(hours: number): void;
  /** Waits until all services have dealt with what one of them has told, and with what followed from it. */
  settled(): Promise<void>;
  /** Stops all services, as for a night; Telegram goes on. */
  stopServices(): Promise<void>;
  /** Starts them again; they are ready when this resolves. */
  startServices(): Promise<void>;
  close(): Promise<void>;
}

/** @param begins the moment at which the story begins */
export async function openHouse(begins: Date): Promise<House> {
  const home = await mkdtemp(join(tmpdir(), 'yabot-week-'));
  const { content } = await loadContent(CONTENT);
  const servers = await startStoreServers(['nats', 'mongo']);
  const bus = await startTestBus(servers.nats.url);
  const sandbox = await startSandbox({ token: TOKEN, community: sandboxCommunity(content) });
  let ahead = begins.getTime() - Date.now();
  const clock = () => new Date(Date.now() + ahead);
  const environment = {
    YABOT_HOME: home,
    MONGODB_URI: servers.mongo.url,
    CONTENT_DIR: CONTENT,
    OWNER_TELEGRAM_IDS: String(SANDBOX_OWNER_ID),
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: sandbox.apiRoot,
    GATEWAY_PORT: '0',
    SEND_LIMITS: 'off',
  };
  let running: TestService[] = [];
  const startServices = async () => {
    running = [
      await bus.start(user, environment, { clock }),
      await bus.start(wallet, environment, { clock }),
      await bus.start(missions, environment, { clock }),
      await bus.start(achievements, environment, { clock }),
      await bus.start(gateway, environment, { clock }),
    ];
  };
  await startServices();
  return {
    sandbox,
    bus,
    now: clock,
    pass(hours) {
      ahead += hours * 3_600_000;
    },
    settled: () => allSettled(bus.observer, running),
    async stopServices() {
      await Promise.all(running.map((service) => service.stop()));
    },
    startServices,
    async close() {
      await bus.stop();
      await sandbox.stop();
      await servers.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
