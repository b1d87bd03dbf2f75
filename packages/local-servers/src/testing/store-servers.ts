import { LocalServerError } from '../errors.ts';
import type { FindOptions } from '../find/types.ts';
import { startMongo } from '../run/mongo.ts';
import { startNats } from '../run/nats.ts';
import { isMissing, startPostgres } from '../run/postgres.ts';
import type { RunningServer } from '../run/types.ts';
import { chooseTestServers, type TestServers } from './choice.ts';

/** The servers that tests can ask for. */
export type StoreName = 'nats' | 'mongo' | 'postgres';

/** What a test may do with a server, in a container or not. */
export type StoreServer = Pick<
  RunningServer,
  'url' | 'port' | 'stop' | 'kill' | 'restart' | 'freeze' | 'thaw' | 'log'
>;

/** NATS also tells where its monitoring pages are. */
export interface StoreNats extends StoreServer {
  readonly monitorUrl: string;
}

interface Stores {
  readonly nats: StoreNats;
  readonly mongo: StoreServer;
  readonly postgres: StoreServer;
}

/** The servers asked for, by name. */
export type StoreServers<Name extends StoreName> = Pick<Stores, Name> &
  AsyncDisposable & {
    readonly servers: TestServers;
    /** Stops them all and removes their data. */
    stop(): Promise<void>;
  };

export interface StoreServersOptions {
  /** More configuration for nats-server, in its own syntax. */
  readonly natsConfig?: string;
  /** Where to look for binaries. */
  readonly find?: FindOptions;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Starts empty servers for a test, as containers when Docker answers and from binaries otherwise
 * (`YABOT_TEST_SERVERS=docker` or `local` forces one). Both look the same, faults included.
 *
 * @example
 * const stores = await startStoreServers(['nats', 'mongo']);
 * await stores.nats.kill();
 * await stores.nats.restart();
 * await stores.stop();
 */
export async function startStoreServers<Name extends StoreName = 'nats' | 'mongo'>(
  names: readonly Name[] = ['nats', 'mongo'] as unknown as readonly Name[],
  options: StoreServersOptions = {},
): Promise<StoreServers<Name>> {
  const servers = await chooseTestServers(options.env);
  const starters =
    servers === 'docker' ? (await import('./containers.ts')).inContainers(options) : locally(options);
  const attempts = await Promise.allSettled(names.map((name) => starters[name]()));
  const running = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()));
  };
  const failed = attempts.find((attempt) => attempt.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const byName = Object.fromEntries(names.map((name, index) => [name, running[index]]));
  return { ...(byName as unknown as Pick<Stores, Name>), servers, stop, [Symbol.asyncDispose]: stop };
}

/** How each server is started. */
export type Starters = { readonly [Name in StoreName]: () => Promise<Stores[Name]> };

function locally({ natsConfig, find }: StoreServersOptions): Starters {
  return {
    nats: () => startNats({ find, ...(natsConfig === undefined ? {} : { config: natsConfig }) }),
    mongo: () => startMongo({ find }),
    postgres: async () => {
      const server = await startPostgres({ find });
      if (!isMissing(server)) return server;
      throw new LocalServerError(server.code, `No PostgreSQL on this machine. ${server.advice}`);
    },
  };
}
