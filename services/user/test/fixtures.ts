import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentsIn } from '@yabot/content/testing';
import { Context, Register, type Role, UserRegistered } from '@yabot/contracts';
import { findServer } from '@yabot/local-servers';
import {
  chooseTestServers,
  type StoreServer,
  type StoreServers,
  startStoreServers,
} from '@yabot/local-servers/testing';
import { accepted, startTestBus, type TestBus, type TestService, until } from '@yabot/service-kit/testing';
import { user } from '../src/user.service.ts';

/** The SQL databases that can be tested here. */
export type SqlDatabase = 'SQLite' | 'PostgreSQL';
export const SQL_DATABASES: readonly SqlDatabase[] = (await hasPostgres())
  ? ['SQLite', 'PostgreSQL']
  : ['SQLite'];

async function hasPostgres() {
  return (await chooseTestServers()) === 'docker' || (await findServer('postgres')).found;
}

/** The world of a test file: servers, a bus and how to start the service on them. */
export interface World {
  readonly servers: StoreServers<'nats'>;
  /** Where documents are in MongoDB. */
  readonly mongo?: StoreServer | undefined;
  readonly bus: TestBus;
  readonly environment: NodeJS.ProcessEnv;
  start(more?: NodeJS.ProcessEnv, options?: { clock?: () => Date }): Promise<TestService>;
  stop(): Promise<void>;
}

/** @param documentsIn in MongoDB where profiles are in PostgreSQL, as on several machines, and else in a file */
export async function aWorld(
  database: SqlDatabase = 'SQLite',
  documentsIn: DocumentsIn = database === 'PostgreSQL' ? 'MongoDB' : 'a file',
): Promise<World> {
  const home = await mkdtemp(join(tmpdir(), 'yabot-user-'));
  const servers = await startStoreServers(['nats']);
  const mongo = documentsIn === 'MongoDB' ? await startStoreServers(['mongo']) : undefined;
  const postgres = database === 'PostgreSQL' ? await startStoreServers(['postgres']) : undefined;
  const bus = await startTestBus(servers.nats.url);
  const environment = {
    YABOT_HOME: home,
    ...(mongo ? { MONGODB_URI: mongo.mongo.url } : {}),
    ...(postgres ? { DATABASE_URL: postgres.postgres.url } : {}),
  };
  return {
    servers,
    mongo: mongo?.mongo,
    bus,
    environment,
    start: (more = {}, options = {}) => bus.start(user, { ...environment, ...more }, options),
    async stop() {
      await bus.stop();
      await Promise.all([servers.stop(), mongo?.stop(), postgres?.stop()]);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Somebody whom nobody has seen yet. */
export function somebody(patch: Partial<typeof Register.sample> = {}) {
  return Register.example({ userId: randomUUID(), telegramId: randomInt(1, 2 ** 40), ...patch });
}

/** Registers somebody and waits until the registration is complete. */
export async function registered({ bus }: World, patch: Partial<typeof Register.sample> = {}) {
  const person = somebody(patch);
  await accepted(bus.client.ask(Register, person, { key: randomUUID() }));
  await eventsOf(bus, UserRegistered, person.userId, 1);
  return person;
}

/** The events of a type about somebody, as soon as there are so many. */
export async function eventsOf<Data extends { userId: string }>(
  bus: TestBus,
  definition: { type: string; sample: Data },
  userId: string,
  count: number,
): Promise<Data[]> {
  const about = () =>
    bus.observer
      .of(definition)
      .map(({ data }) => data)
      .filter((data) => data.userId === userId);
  await until(`${count} × ${definition.type} of one user`, () => about().length >= count);
  return about();
}

export async function contextOf({ bus }: World, userId: string) {
  const answer = await bus.client.ask(Context, { userId });
  if (!answer.ok) throw new Error(`no context: ${answer.refusal.code}`);
  return answer.result;
}

/** The code with which something was refused, or `accepted`. */
export function codeOf(answer: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return answer.ok ? 'accepted' : answer.refusal.code;
}

export const rolesIn = async (world: World, userId: string): Promise<readonly Role[]> =>
  (await contextOf(world, userId)).roles;
