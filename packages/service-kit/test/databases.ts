import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer, isMissing } from '@yabot/local-servers';
import { startStoreServers } from '@yabot/local-servers/testing';
import pg from 'pg';
import { emptyMongo } from '../src/testing/index.ts';

/** A database for the adder, empty before each test. */
export interface TestDatabase {
  /** Which adder works on it. */
  readonly store: 'sql' | 'documents';
  /** The settings that lead to it. */
  environment(): NodeJS.ProcessEnv;
  empty(): Promise<void>;
  close(): Promise<void>;
}

type Kind = 'SQLite' | 'PostgreSQL' | 'MongoDB';

/** The kinds of databases there are on this machine. */
export const DATABASES: readonly Kind[] = [
  'SQLite',
  ...(isMissing(await findServer('postgres')) ? [] : ['PostgreSQL' as const]),
  'MongoDB',
];

/** Starts a database. */
export function startDatabase(kind: Kind): Promise<TestDatabase> {
  return start[kind]();
}

const start: Readonly<Record<Kind, () => Promise<TestDatabase>>> = {
  async SQLite() {
    const folder = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
    let home = 0;
    return {
      store: 'sql',
      environment: () => ({ YABOT_HOME: join(folder, String(home)) }),
      async empty() {
        home += 1;
      },
      close: () => rm(folder, { recursive: true, force: true }),
    };
  },
  async PostgreSQL() {
    const servers = await startStoreServers(['postgres']);
    const { url } = servers.postgres;
    return {
      store: 'sql',
      environment: () => ({ DATABASE_URL: url }),
      async empty() {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.query('drop schema if exists wallet cascade');
        await client.end();
      },
      close: () => servers.stop(),
    };
  },
  async MongoDB() {
    const servers = await startStoreServers(['mongo']);
    const { url } = servers.mongo;
    return {
      store: 'documents',
      environment: () => ({ MONGODB_URI: url }),
      empty: () => emptyMongo(url),
      close: () => servers.stop(),
    };
  },
};
