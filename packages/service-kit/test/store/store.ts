import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer, isMissing } from '@yabot/local-servers';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { KIT_MIGRATIONS as MONGO_KIT, migrateDown as mongoDown } from '../../src/store/mongo/migrations.ts';
import { type MongoStore, mongoStore } from '../../src/store/mongo/store.ts';
import { KIT_MIGRATIONS as SQL_KIT } from '../../src/store/sql/kit-tables.ts';
import { migrateDown as sqlDown } from '../../src/store/sql/migrations.ts';
import { type SqlStore, sqlStore } from '../../src/store/sql/store.ts';
import type { Effects, OutboxRow, Store } from '../../src/store/store.ts';
import type { Table } from '../../src/store/table.ts';
import { emptyMongo } from '../../src/testing/index.ts';
import { documentSchema, type SumRow, sqlSchema, sumsOn } from '../adder.ts';

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

type Kind = 'sqlite' | 'postgres' | 'mongo';

const postgresIsThere = !isMissing(await findServer('postgres'));
/** The kinds of databases there are on this machine. */
export const KINDS: readonly Kind[] = ['sqlite', ...(postgresIsThere ? ['postgres' as const] : []), 'mongo'];

/** A store on a database of a kind for the tests of one file, empty before each of them. */
export function useStore(kind: Kind) {
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

const subjects: Readonly<Record<Kind, () => Promise<Subject>>> = {
  async sqlite() {
    const home = await mkdtemp(join(tmpdir(), 'yabot-store-'));
    let file = 0;
    return {
      ...sqlSubject(() => `sqlite:${join(home, `${file}.sqlite`)}`),
      async empty() {
        file += 1;
      },
      close: () => rm(home, { recursive: true, force: true }),
    };
  },
  async postgres() {
    const servers = await startStoreServers(['postgres']);
    let schema = 0;
    return {
      ...sqlSubject(
        () => servers.postgres.url,
        () => `wallet_${schema}`,
      ),
      async empty() {
        schema += 1;
      },
      close: () => servers.stop(),
    };
  },
  async mongo() {
    const servers: StoreServers<'mongo'> = await startStoreServers(['mongo']);
    const make = async (schema = documentSchema) => {
      const store = mongoStore({ url: servers.mongo.url, name: 'wallet', schema });
      await store.open();
      return store;
    };
    return {
      table: sumsOn.documents,
      open: () => make(),
      async openOlder() {
        const newer = await make();
        await newer.connection
          .db!.collection<{ _id: string }>('kit_migrations')
          .insertOne({ _id: 'kit-0001-future' });
        await newer.close();
        const store = mongoStore({ url: servers.mongo.url, name: 'wallet', schema: documentSchema });
        return store.open().then(
          () => store,
          async (error) => {
            await store.close();
            throw error;
          },
        );
      },
      takeBack: (store) => mongoDown((store as MongoStore).connection, MONGO_KIT),
      empty: () => emptyMongo(servers.mongo.url),
      close: () => servers.stop(),
    };
  },
};

function sqlSubject(url: () => string, name = () => 'wallet') {
  const make = async (schema = sqlSchema): Promise<SqlStore> => {
    const store = sqlStore({ url: url(), name: name(), schema });
    return store.open().then(
      () => store,
      async (error) => {
        await store.close();
        throw error;
      },
    );
  };
  return {
    table: sumsOn.sql,
    open: () => make(),
    openOlder: () => make({ tables: sqlSchema.tables, migrations: [] }),
    takeBack: (store: Store) =>
      sqlDown((store as SqlStore).connections, name(), [...SQL_KIT, ...sqlSchema.migrations]),
  };
}
