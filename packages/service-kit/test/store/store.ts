import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { DocumentMigration } from '../../src/store/documents/collection.ts';
import { KIT_MIGRATIONS as MONGO_KIT, migrateDown as mongoDown } from '../../src/store/mongo/migrations.ts';
import { type MongoStore, mongoStore } from '../../src/store/mongo/store.ts';
import { KIT_MIGRATIONS as SQL_KIT } from '../../src/store/sql/kit-tables.ts';
import { migrateDown as sqlDown } from '../../src/store/sql/migrations.ts';
import { type SqlStore, sqlStore } from '../../src/store/sql/store.ts';
import { migrationsOf, type SqliteDocumentStore, sqliteDocumentStore } from '../../src/store/sqlite/store.ts';
import type { Effects, OutboxRow, Store } from '../../src/store/store.ts';
import type { Table } from '../../src/store/table.ts';
import { emptyMongo } from '../../src/testing/index.ts';
import { documentSchema, type SumRow, sqlSchema, sumsOn } from '../adder.ts';
import type { Database } from '../databases.ts';

/** A database to try a store on. */
export interface Subject {
  /** Another connection to the same database, as another instance or a restart has. */
  open(): Promise<Store>;
  /** A connection that knows less than the database was made with. */
  openOlder(): Promise<Store>;
  /** Takes the whole schema back. */
  takeBack(store: Store): Promise<void>;
  empty(): Promise<void>;
  readonly table: Table<SumRow>;
  close(): Promise<void>;
}

/** Nothing to write. */
export const noEffects: Effects = {
  inbox: [],
  replacedInbox: new Set(),
  tables: [],
  sequences: new Map(),
  outbox: [],
  attemptsOver: [],
};

/** A row of the outbox, at a place of a lane. */
export const outboxRow = (lane: string, position: number): OutboxRow => ({
  lane,
  position,
  id: `${lane}-${position}`,
  subject: 'evt.wallet.summed.v1.0',
  headers: [['ce-id', 'ñ ❤']],
  data: '{"sum":1}',
  at: '2026-01-01T00:00:00.000Z',
});

/** A store on a database for the tests of one file, empty before each of them. */
export function useStore(kind: Database) {
  let subject: Subject;
  let store: Store;
  const opened: Store[] = [];
  const open = async () => {
    const another = await subject.open();
    opened.push(another);
    return another;
  };
  beforeAll(async () => {
    subject = await subjects[kind]();
  });
  beforeEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
    await subject.empty();
    store = await open();
  });
  afterAll(async () => {
    await Promise.all(opened.map((each) => each.close()));
    await subject.close();
  });
  return {
    get subject() {
      return subject;
    },
    get store() {
      return store;
    },
    /** Another connection, closed with the rest. */
    open,
    /** Effects that save these sums. */
    put: (rows: SumRow[], over: Partial<Effects> = {}): Effects => ({
      ...noEffects,
      tables: [{ table: subject.table as Table<unknown>, puts: rows, inserts: [], removes: [] }],
      ...over,
    }),
    /** The sums of ana and eva. */
    async sums() {
      const rows = await store.load(subject.table, ['ana', 'eva']);
      return Object.fromEntries([...rows].map(([who, row]) => [who, row.sum]));
    },
  };
}

/** A step of the documents of a service, that changes nothing. */
export const ownStep: DocumentMigration = {
  name: '0001-sums',
  up: async () => undefined,
  down: async () => undefined,
  sqlite: { up: [], down: [] },
};
const collections = { ...documentSchema, migrations: [ownStep] };
const name = 'wallet';

const subjects: Readonly<Record<Database, () => Promise<Subject>>> = {
  async SQLite() {
    const files = await newFiles();
    return { ...files, ...sqlSubject(files.url, () => name) };
  },
  async PostgreSQL() {
    const servers = await startStoreServers(['postgres']);
    let schema = 0;
    return {
      ...sqlSubject(
        () => servers.postgres.url,
        () => `${name}_${schema}`,
      ),
      async empty() {
        schema += 1;
      },
      close: () => servers.stop(),
    };
  },
  async MongoDB() {
    const servers: StoreServers<'mongo'> = await startStoreServers(['mongo']);
    const { url } = servers.mongo;
    return {
      table: sumsOn.documents,
      open: () => opened(mongoStore({ url, name, schema: collections })),
      openOlder: () => opened(mongoStore({ url, name, schema: documentSchema })),
      takeBack: (store) => mongoDown((store as MongoStore).connection, [...MONGO_KIT, ownStep]),
      empty: () => emptyMongo(url),
      close: () => servers.stop(),
    };
  },
  async 'a file of documents'() {
    const { url, ...files } = await newFiles();
    return {
      ...files,
      table: sumsOn.documents,
      open: () => opened(sqliteDocumentStore({ url: url(), name, schema: collections })),
      openOlder: () => opened(sqliteDocumentStore({ url: url(), name, schema: documentSchema })),
      takeBack: (store) =>
        sqlDown((store as SqliteDocumentStore).connections, name, [...SQL_KIT, ...migrationsOf(collections)]),
    };
  },
};

async function newFiles() {
  const home = await mkdtemp(join(tmpdir(), 'yabot-store-'));
  let file = 0;
  return {
    url: () => `sqlite:${join(home, `${file}.sqlite`)}`,
    async empty() {
      file += 1;
    },
    close: () => rm(home, { recursive: true, force: true }),
  };
}

function sqlSubject(url: () => string, schemaName: () => string) {
  const make = (schema = sqlSchema) => opened(sqlStore({ url: url(), name: schemaName(), schema }));
  return {
    table: sumsOn.sql,
    open: () => make(),
    openOlder: () => make({ ...sqlSchema, migrations: [] }),
    takeBack: (store: Store) =>
      sqlDown((store as SqlStore).connections, schemaName(), [...SQL_KIT, ...sqlSchema.migrations]),
  };
}

/** @throws when it cannot be opened; it is closed then */
function opened(store: Store): Promise<Store> {
  return store.open().then(
    () => store,
    async (error) => {
      await store.close();
      throw error;
    },
  );
}
