import { join } from 'node:path';
import { findServer } from '../find/find-server.ts';
import type { FindOptions, MissingServer } from '../find/types.ts';
import { until } from '../until.ts';
import { serverAccount } from './account.ts';
import { serverFolder } from './folder.ts';
import { LocalServer, type ReadyCheck, started } from './local-server.ts';
import { createCluster, isClusterReady } from './postgres-cluster.ts';
import type { RunningServer, StartOptions } from './types.ts';

const OTHER_VERSION = {
  sign: /database files are incompatible with server/,
  remedy:
    'The data was written by another major version of PostgreSQL: install that one, or choose an empty folder.',
};

/** How to start PostgreSQL. */
export interface StartPostgresOptions extends StartOptions {
  /** Where to look for the binary. */
  readonly find?: FindOptions;
}

/** A PostgreSQL with one superuser, `postgres`, whose random password is in the URL. */
export interface RunningPostgres extends RunningServer {}

/**
 * Starts an installed PostgreSQL on a cluster of its own, or says what is missing: it is never fetched.
 * PostgreSQL refuses to run as root; started by root it runs as the account `postgres`, which must be able to
 * reach the folder.
 *
 * @example
 * const postgres = await startPostgres();
 * if (isMissing(postgres)) console.error(postgres.advice);
 * else console.log(postgres.url);
 */
export async function startPostgres(
  options: StartPostgresOptions = {},
): Promise<RunningPostgres | MissingServer> {
  const server = await findServer('postgres', options.find);
  if (!server.found) return server;
  const folder = await serverFolder('postgres', options.dir);
  const account = await serverAccount('postgres');
  const data = join(folder.path, 'data');
  const password = await createCluster({ binary: server.path, folder, data, account });
  const ready = async ({ pid, port = 0, signal }: ReadyCheck) => {
    await until(() => isClusterReady(data, pid), { signal });
    return port;
  };
  return started(
    new LocalServer(
      {
        name: 'postgres',
        binary: server.path,
        version: server.version,
        folder,
        account,
        stopSignal: 'INT',
        prepare: async (port) => postgresArguments(data, port, folder.isTemporary),
        // After a kill the former backends take a moment to notice and to let go of their memory.
        isPassing: /pre-existing shared memory block|lock file "postmaster.pid" already exists/,
        ready,
        remedies: [OTHER_VERSION],
        url: (port) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      },
      options,
    ),
  );
}

/** True for the answer that says what is missing. */
export function isMissing(server: object): server is MissingServer {
  return 'found' in server && server.found === false;
}

function postgresArguments(data: string, port: number | undefined, isTemporary: boolean): readonly string[] {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=64MB'];
  // Segments in the data folder go with it, even after a kill.
  if (isTemporary) settings.push('fsync=off', 'dynamic_shared_memory_type=mmap');
  return ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}
