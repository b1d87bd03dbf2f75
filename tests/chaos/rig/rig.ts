import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { SERVICE_NAMES, type ServiceName } from '@yabot/contracts';
import type { RunningMongo, RunningNats } from '@yabot/local-servers';
import { contentForLoad } from '../../shared/content.ts';
import type { DocumentsKind } from '../../shared/documents.ts';
import { openLoop } from '../../shared/measure/open-loop.ts';
import { Telegram } from '../../shared/telegram.ts';
import { Instance } from './instance.ts';
import { Links } from './links.ts';
import { ROOT } from './older.ts';
import { keepMongo, keepNats, type ServerTarget } from './servers.ts';
import type { Target } from './target.ts';
import { until } from './until.ts';

/** What a fleet that is to be hurt is made of. */
export interface RigOptions {
  /** The run gets a folder of its own in it, removed at the end. */
  readonly folder: string;
  readonly users: number;
  /** How many posts there are to react to: each user reacts to each once. */
  readonly posts: number;
  /** Of each service. */
  readonly instances: number;
  readonly documents: DocumentsKind;
  /** Done with the folder of the run before anything is started in it. */
  readonly prepared?: (home: string) => Promise<void>;
  /** The checkout from which the first, the second instance of each service is started; this one unless given. */
  readonly rootOf?: (instance: number) => string;
  /** More settings of a service. */
  readonly settings?: (service: ServiceName) => NodeJS.ProcessEnv;
}

const COMPILE_CACHE = resolve(import.meta.dirname, '../../../node_modules/.cache/yabot');
const STARTS_PER_SECOND = 200;
/** Long enough for ten thousand where Telegram takes thirty messages a second. */
const GREETED_MS = 600_000;

const running = new Set<Rig>();

/** Ends every rig of this process, when a run is broken off. */
export async function stopRigs(): Promise<void> {
  await Promise.all([...running].map((rig) => rig.stop()));
}

/** The whole fleet, each part a process of its own that is started again when it ends, with Telegram and its followers. */
export class Rig {
  readonly home: string;
  readonly telegram: Telegram;
  readonly nats: RunningNats;
  /** Only where documents are in it. */
  readonly mongo: RunningMongo | undefined;
  /** The rig's own connection, which no fault between services and NATS touches. */
  readonly connection: NatsConnection;
  /** The ways between the instances and the servers. */
  readonly links: Links;
  readonly instances: readonly Instance[];
  /** Everything that can be hurt. */
  readonly targets: readonly Target[];
  readonly #servers: readonly ServerTarget<unknown>[];

  private constructor(
    home: string,
    parts: {
      telegram: Telegram;
      nats: ServerTarget<RunningNats>;
      mongo: ServerTarget<RunningMongo> | undefined;
      connection: NatsConnection;
      links: Links;
      instances: readonly Instance[];
    },
  ) {
    this.home = home;
    this.telegram = parts.telegram;
    this.nats = parts.nats.server;
    this.mongo = parts.mongo?.server;
    this.connection = parts.connection;
    this.links = parts.links;
    this.instances = parts.instances;
    this.#servers = parts.mongo ? [parts.nats, parts.mongo] : [parts.nats];
    this.targets = [...parts.instances, ...this.#servers.map(({ target }) => target)];
  }

  /** Starts everything; every follower has opened the chat when this resolves. */
  static async start(options: RigOptions): Promise<Rig> {
    const rig = await Rig.prepare(options);
    try {
      // The first of each service before the second: an older version finds no schema of a newer one then.
      for (const wave of Map.groupBy(rig.instances, ({ number }) => number).values())
        await Promise.all(wave.map((instance) => instance.start()));
      await rig.#greet();
      return rig;
    } catch (error) {
      await rig.stop();
      throw error;
    }
  }

  /** Starts servers and Telegram; the services are left to be started. */
  static async prepare(options: RigOptions): Promise<Rig> {
    const { folder, users, posts, instances, documents, settings, prepared, rootOf = () => ROOT } = options;
    const home = await mkdtemp(join(folder, 'run-'));
    await prepared?.(home);
    const [telegram, nats, mongo] = await Promise.all([
      Telegram.start(users, posts),
      keepNats(home),
      documents === 'mongo' ? keepMongo(home) : undefined,
      contentForLoad(join(home, 'content'), join(rootOf(1), 'content')),
    ]);
    const connection = await connect({
      servers: nats.server.url,
      name: 'rig',
      maxReconnectAttempts: -1,
      reconnectTimeWait: 100,
    });
    const links = await Links.start({ nats: nats.server.url, mongo: mongo?.server.url }, home);
    const common = { ...telegram.settings, ...surroundings(home), SEND_LIMITS: 'off' };
    const started = SERVICE_NAMES.flatMap((service) =>
      Array.from({ length: instances }, async (_, index) => {
        const own = await links.settings(`${service}-${index + 1}`);
        const env = { ...common, ...own, ...settings?.(service) };
        const number = index + 1;
        return Instance.create({ service, number, home, root: rootOf(number), env });
      }),
    );
    const created = await Promise.all(started);
    const rig = new Rig(home, { telegram, nats, mongo, connection, links, instances: created });
    running.add(rig);
    return rig;
  }

  /** What can be hurt, by its name. */
  target(name: string): Target {
    const found = this.targets.find((target) => target.name === name);
    if (!found) throw new Error(`Nothing is called ${name}: there are ${this.targets.map((t) => t.name)}`);
    return found;
  }

  instancesOf(service: ServiceName): Instance[] {
    return this.instances.filter((instance) => instance.service === service);
  }

  /** The ends of processes that no fault asked for. */
  get crashes(): { name: string; reason: string }[] {
    return this.targets.flatMap(({ name, ends }) =>
      ends.filter(({ wanted }) => !wanted).map(({ reason }) => ({ name, reason })),
    );
  }

  /** Whether it was not stopped. */
  get stands(): boolean {
    return running.has(this);
  }

  async stop(): Promise<void> {
    if (!running.delete(this)) return;
    await Promise.all(this.instances.map((instance) => instance.stop()));
    await this.connection.close();
    await this.links.stop();
    await Promise.all(this.#servers.map((server) => server.stop()));
    await this.telegram.stop();
    if (process.env.CHAOS_KEEP) console.error(`· kept ${this.home}`);
    else await rm(this.home, { recursive: true, force: true });
  }

  async #greet() {
    const { telegram } = this;
    const count = telegram.followers.length;
    await openLoop({ count, perSecond: STARTS_PER_SECOND, fire: (user) => telegram.say(user, '/start') });
    const greeted = () => new Set(telegram.messages.map(({ personId }) => personId)).size === count;
    await until('everybody was greeted', greeted, GREETED_MS);
  }
}

function surroundings(home: string): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  const log = process.env.CHAOS_LOG_LEVEL || 'warn';
  const places = { YABOT_HOME: home, CONTENT_DIR: join(home, 'content'), NODE_COMPILE_CACHE: COMPILE_CACHE };
  return { PATH, HOME, ...places, LOG_LEVEL: log };
}
