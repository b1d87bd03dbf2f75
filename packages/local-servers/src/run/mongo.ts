import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { requireServer } from '../find/find-server.ts';
import type { FindOptions } from '../find/types.ts';
import { serverFolder } from './folder.ts';
import { LocalServer, type ReadyCheck, started } from './local-server.ts';
import { becomePrimary, REPLICA_SET } from './replica-set.ts';
import type { RunningServer, StartOptions } from './types.ts';

/** How to start mongod. */
export interface StartMongoOptions extends StartOptions {
  /** Memory for WiredTiger's cache, in GB, at least 0.25. Default 0.25. */
  readonly cacheSizeGb?: number;
  /** Where to look for the binary. */
  readonly find?: FindOptions;
}

/** A mongod that is primary of its own replica set; its URL reaches it directly. */
export interface RunningMongo extends RunningServer {}

/**
 * Starts mongod as a replica set of one, so that transactions work, and resolves when it is primary.
 * A folder used before is opened again, on the same port or another. A transaction left open by a killed
 * client is ended after 5 s.
 *
 * @example
 * await using mongo = await startMongo({ dir: '.yabot/mongo' });
 * await mongoose.connect(mongo.url, { dbName: 'wallet' });
 */
export async function startMongo(options: StartMongoOptions = {}): Promise<RunningMongo> {
  const { path: binary, version } = await requireServer('mongod', options.find);
  const folder = await serverFolder('mongo', options.dir);
  const data = join(folder.path, 'data');
  await mkdir(data, { recursive: true });
  const url = (port: number) =>
    `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}&directConnection=true`;
  return started(
    new LocalServer(
      {
        name: 'mongod',
        binary,
        version,
        folder,
        stopSignal: 'TERM',
        prepare: async (port) => mongodArguments(data, port, options.cacheSizeGb ?? 0.25),
        ready: ({ port = 0, signal }: ReadyCheck) => becomePrimary(port, signal),
        url,
      },
      options,
    ),
  );
}

function mongodArguments(data: string, port: number | undefined, cacheSizeGb: number): readonly string[] {
  const parameters = [
    'transactionLifetimeLimitSeconds=5',
    // A replica set of one has nobody to hand over to; by default it would wait for that for 15 s.
    'shutdownTimeoutMillisForSignaledShutdown=100',
    'diagnosticDataCollectionEnabled=false',
  ];
  return [
    ...['--dbpath', data, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
    ...['--replSet', REPLICA_SET, '--oplogSize', '128', '--wiredTigerCacheSizeGB', String(cacheSizeGb)],
    ...parameters.flatMap((parameter) => ['--setParameter', parameter]),
  ];
}
