import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { ServiceName } from '@yabot/contracts';
import { type RunningMongo, type RunningNats, startMongo, startNats } from '@yabot/local-servers';
import { contentForLoad } from '../../shared/content.ts';
import type { DocumentsKind } from '../../shared/documents.ts';
import type { NamedProcess } from '../measure/usage-recorder.ts';
import { type ServiceProcess, startService } from './service-process.ts';

/** Where a fleet under load keeps its data, in what, and whose CPU is profiled. */
export interface FleetPlace {
  /** On the disk that is to be measured; a folder of its own in it is removed at the end. */
  readonly folder: string;
  readonly documents: DocumentsKind;
  readonly profiled: readonly string[];
}

const running = new Set<LoadFleet>();

/** Ends every fleet of this process, when the measurement is broken off. */
export async function stopFleets(): Promise<void> {
  await Promise.all([...running].map((fleet) => fleet.stop()));
}

/** The servers and services that are measured, each a process of its own, with their data in a folder of their own. */
export class LoadFleet {
  readonly home: string;
  readonly nats: RunningNats;
  /** Only where documents are in it. */
  readonly mongo: RunningMongo | undefined;
  readonly connection: NatsConnection;
  readonly content: string;
  readonly #place: FleetPlace;
  /** By the name of the instance. */
  readonly #services = new Map<string, ServiceProcess>();

  private constructor(
    place: FleetPlace,
    home: string,
    servers: { nats: RunningNats; mongo: RunningMongo | undefined },
    connection: NatsConnection,
  ) {
    this.#place = place;
    this.home = home;
    this.nats = servers.nats;
    this.mongo = servers.mongo;
    this.connection = connection;
    this.content = join(home, 'content');
  }

  /** Starts NATS, and MongoDB where documents are in it, as `make start` does: synced to disk before anything is acknowledged. */
  static async start(place: FleetPlace): Promise<LoadFleet> {
    const home = await mkdtemp(join(place.folder, 'run-'));
    const [nats, mongo] = await Promise.all([
      startNats({ dir: join(home, 'nats') }),
      place.documents === 'mongo' ? startMongo({ dir: join(home, 'mongo') }) : undefined,
      contentForLoad(join(home, 'content')),
    ]);
    const connection = await connect({ servers: nats.url, name: 'load' });
    const fleet = new LoadFleet(place, home, { nats, mongo }, connection);
    running.add(fleet);
    return fleet;
  }

  get services(): readonly ServiceProcess[] {
    return [...this.#services.values()];
  }

  /** Every process of the fleet. */
  get processes(): readonly NamedProcess[] {
    const { nats, mongo } = this;
    return [
      { name: 'nats-server', pid: nats.pid },
      ...(mongo ? [{ name: 'mongod', pid: mongo.pid }] : []),
      ...this.services,
    ];
  }

  /**
   * Starts a service, or starts it again with other settings.
   * @param main what is run instead of its own `main.ts`
   */
  async startService(name: ServiceName, settings: NodeJS.ProcessEnv = {}, main?: string): Promise<void> {
    await this.#services.get(name)?.stop();
    this.#services.set(name, await this.#start(name, name, settings, main));
  }

  /** Starts further instances of a service that runs, which take over a share of its work. */
  async addInstances(name: ServiceName, count: number): Promise<void> {
    for (let index = 0; index < count; index++) {
      const instance = `${name}-${this.#services.size}`;
      this.#services.set(instance, await this.#start(name, instance, {}));
    }
  }

  /** Lets the services finish, and ends them. */
  async stopServices(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    this.#services.clear();
  }

  async #start(
    name: ServiceName,
    instance: string,
    settings: NodeJS.ProcessEnv,
    main?: string,
  ): Promise<ServiceProcess> {
    const { PATH, HOME } = process.env;
    const env = {
      PATH,
      HOME,
      NATS_URL: this.nats.url,
      ...(this.mongo && { MONGODB_URI: this.mongo.url }),
      YABOT_HOME: this.home,
      CONTENT_DIR: this.content,
      LOG_LEVEL: 'warn',
      NODE_COMPILE_CACHE: join(this.#place.folder, 'compiled'),
      ...settings,
    };
    const profiles = this.#place.profiled.includes(name) ? join(this.#place.folder, 'profiles') : undefined;
    return startService(name, { instance, home: this.home, env, profiles, main });
  }

  async stop(): Promise<void> {
    if (!running.delete(this)) return;
    await Promise.all(this.services.map((service) => service.stop()));
    await this.connection.close();
    await Promise.all([this.nats.stop(), this.mongo?.stop()]);
    await rm(this.home, { recursive: true, force: true });
  }
}
