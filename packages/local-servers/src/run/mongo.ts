import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { requireServer } from '../find/find-server.ts';
import type { FindOptions } from '../find/types.ts';
import { serverFolder } from './folder.ts';
import { LocalServer, type ReadyCheck, started } from './local-server.ts';
import { becomePrimary, REPLICA_SET } from './replica-set.ts';
import type { RunningServer, StartOptions } from './types.ts';

const OTHER_VERSION = {
  sign: /featureCompatibilityVersion|UPGRADE PROBLEM|Wrong mongod version|incompatible with server/i,
  remedy:
    'The data was written by another version of mongod: put that version on PATH (or one major version above it), or choose an empty folder.',
};

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
  const data = dataOf(folder.path);
  await mkdir(data, { recursive: true });
  const url = (port: number) =>
    `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}&directConnection=true`;
  const ready = async ({ port = 0, pid, signal }: ReadyCheck) => {
    await becomePrimary({ host: '127.0.0.1', port, pid, self: `127.0.0.1:${port}` }, signal);
    return port;
  };
  return started(
    new LocalServer(
      {
        name: 'mongod',
        binary,
        version,
        folder,
        // mongod takes a second to end in order; data that is thrown away needs no order.
        stopSignal: folder.isTemporary ? 'KILL' : 'TERM',
        prepare: async (port) =>
          mongodArguments({
            data,
            port,
            cacheSizeGb: options.cacheSizeGb ?? 0.25,
            oplogMb: folder.isTemporary ? 128 : 1024,
          }),
        ready,
        telltale: /"s":"[EF]"/,
        remedies: [OTHER_VERSION],
        url,
      },
      options,
    ),
  );
}

const dataOf = (dir: string) => join(dir, 'data');

/** Whether a mongod that was started with this `dir` has left anything there. */
export async function hasMongoData(dir: string): Promise<boolean> {
  try {
    return (await readdir(dataOf(dir))).length > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

interface MongodSettings {
  readonly data: string;
  readonly port: number | undefined;
  readonly cacheSizeGb: number;
  readonly oplogMb: number;
}

function mongodArguments({ data, port, cacheSizeGb, oplogMb }: MongodSettings): readonly string[] {
  return [
    ...['--dbpath', data, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
    ...[
      '--replSet',
      REPLICA_SET,
      '--oplogSize',
      String(oplogMb),
      '--wiredTigerCacheSizeGB',
      String(cacheSizeGb),
    ],
    ...mongodParameters(),
  ];
}

/** What every mongod started here is told. */
export function mongodParameters(): readonly string[] {
  const parameters = [
    'transactionLifetimeLimitSeconds=5',
    // A replica set of one has nobody to hand over to; by default it would wait for that for 15 s.
    'shutdownTimeoutMillisForSignaledShutdown=100',
    'diagnosticDataCollectionEnabled=false',
    // Nobody reads what was; kept for five minutes, as by default, it is what most of eviction is about.
    'minSnapshotHistoryWindowInSeconds=0',
  ];
  return [
    // What is written with a majority is synced at once; this is for what nobody waits for.
    '--journalCommitInterval=500',
    ...parameters.map((parameter) => `--setParameter=${parameter}`),
  ];
}
