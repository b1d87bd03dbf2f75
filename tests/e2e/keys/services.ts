import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headers as natsHeaders } from '@nats-io/nats-core';
import { type CommandDefinition, requestSubject, toHeaders } from '@yabot/contracts';
import { findServer, isMissing } from '@yabot/local-servers';
import { chooseTestServers, startStoreServers } from '@yabot/local-servers/testing';
import { allSettled, startTestBus, type TestBus, type TestService, until } from '@yabot/service-kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { achievements } from '../../../services/achievements/src/achievements.service.ts';
import { missions } from '../../../services/missions/src/missions.service.ts';
import { user } from '../../../services/user/src/user.service.ts';
import { wallet } from '../../../services/wallet/src/wallet.service.ts';

const CONTENT = join(import.meta.dirname, '../../../content');
export const OWNER_TELEGRAM_ID = 7_000_000_001;

type Database = 'SQLite' | 'PostgreSQL';
const postgresIsThere = (await chooseTestServers()) === 'docker' || !isMissing(await findServer('postgres'));
/** The SQL databases that can be had here. */
export const DATABASES: readonly Database[] = postgresIsThere ? ['SQLite', 'PostgreSQL'] : ['SQLite'];

/** An answer as it came, and the id under which it was asked for. */
export interface Said {
  readonly id: string;
  readonly answer: string;
}

/** The four services that keep something of people, on one clock. */
export interface Services {
  readonly bus: TestBus;
  /** Asks until there is an answer: through the door of the service, or within its process for what it asks of itself. */
  ask(command: CommandDefinition, data: unknown, key: string): Promise<Said>;
  /** Stops all of them and starts them again. */
  restart(): Promise<void>;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export async function startServices(database: Database, clock: () => Date): Promise<Services> {
  const home = await mkdtemp(join(tmpdir(), 'yabot-keys-'));
  const servers = await startStoreServers(['nats', 'mongo']);
  const postgres = database === 'PostgreSQL' ? await startStoreServers(['postgres']) : undefined;
  const bus = await startTestBus(servers.nats.url);
  const environment = {
    YABOT_HOME: home,
    MONGODB_URI: servers.mongo.url,
    CONTENT_DIR: CONTENT,
    OWNER_TELEGRAM_IDS: String(OWNER_TELEGRAM_ID),
    ...(postgres ? { DATABASE_URL: postgres.postgres.url } : {}),
  };
  const start = async () => ({
    user: await bus.start(user, environment, { clock }),
    wallet: await bus.start(wallet, environment, { clock }),
    missions: await bus.start(missions, environment, { clock }),
    achievements: await bus.start(achievements, environment, { clock }),
  });
  let running = await start();
  const all = () => Object.values<TestService>(running);
  return {
    bus,
    ask: (command, data, key) =>
      until(`${command.type} is answered`, async () => {
        const id = uuidv7();
        const answer = command.internal
          ? await submitted(running[command.owner as keyof typeof running], command, data, key)
          : await requested(bus, command, data, key, { id, at: clock() });
        return answer === undefined || answer.includes('"service-unavailable"') ? undefined : { id, answer };
      }),
    async restart() {
      await Promise.all(all().map((service) => service.stop()));
      running = await start();
    },
    settled: () => allSettled(bus.observer, all()),
    async stop() {
      await bus.stop();
      await Promise.all([servers.stop(), postgres?.stop()]);
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function submitted(service: TestService, command: CommandDefinition, data: unknown, key: string) {
  return JSON.stringify(await service.submit(command.of(data, { key })));
}

/** The very bytes of an answer; nothing when there is none. */
async function requested(
  { connection }: TestBus,
  command: CommandDefinition,
  data: unknown,
  key: string,
  { id, at }: { id: string; at: Date },
): Promise<string | undefined> {
  const headers = natsHeaders();
  const { type } = command;
  const entity = command.entity(data);
  const time = at.toISOString();
  const envelope = { id, source: 'test', type, time, entity, correlationId: id, idempotencyKey: key };
  for (const [name, value] of toHeaders(envelope)) headers.set(name, value);
  return connection.request(requestSubject(command), JSON.stringify(data), { headers, timeout: 2_000 }).then(
    (message) => message.string(),
    () => undefined,
  );
}
