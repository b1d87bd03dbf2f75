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

/** A database, and what is kept in it: rows on SQLite and PostgreSQL, documents on MongoDB and in a file of SQLite. */
export type Database = 'SQLite' | 'PostgreSQL' | 'MongoDB' | 'a file of documents';

/** One of each way in which the kit keeps its own rows: where documents are in a file, they are as on SQLite. */
export const KEEPING_OWN_ROWS: readonly Database[] = [
  'SQLite',
  ...(isMissing(await findServer('postgres')) ? [] : ['PostgreSQL' as const]),
  'MongoDB',
];

/** The databases there are on this machine. */
export const DATABASES: readonly Database[] = [...KEEPING_OWN_ROWS, 'a file of documents'];

/** Starts a database. */
export function startDatabase(kind: Database): Promise<TestDatabase> {
  return start[kind]();
}

const start: Readonly<Record<Database, () => Promise<TestDatabase>>> = {
  SQLite: () => inFiles('sql'),
  'a file of documents': () => inFiles('documents'),
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

async function inFiles(store: TestDatabase['store']): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
  let home = 0;
  return {
    store,
    environment: () => ({ YABOT_HOME: join(folder, String(home)) }),
    async empty() {
      home += 1;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
