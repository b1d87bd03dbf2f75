import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findServer, isMissing } from '@yabot/local-servers';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { KIT_MIGRATIONS as MONGO_KIT, migrateDown as mongoDown } from '../src/store/mongo/migrations.ts';
import { type MongoStore, mongoStore } from '../src/store/mongo/store.ts';
import { KIT_MIGRATIONS as SQL_KIT } from '../src/store/sql/kit-tables.ts';
import { migrateDown as sqlDown } from '../src/store/sql/migrations.ts';
import { type SqlStore, sqlStore } from '../src/store/sql/store.ts';
import type { Effects, OutboxRow, Store } from '../src/store/store.ts';
import { SchemaFromFuture } from '../src/store/store.ts';
import type { Table } from '../src/store/table.ts';
import { emptyMongo } from '../src/testing/index.ts';
import { mongoSchema, type SumRow, sqlSchema, sumsOn } from './adder.ts';

interface Subject {
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

const noEffects: Effects = {
  inbox: [],
  replacedInbox: new Set(),
  tables: [],
  sequences: new Map(),
  outbox: [],
  attemptsOver: [],
};

const outboxRow = (lane: string, position: number): OutboxRow => ({
  lane,
  position,
  id: `${lane}-${position}`,
  subject: 'evt.wallet.summed.v1.0',
  headers: [['ce-id', 'ñ ❤']],
  data: '{"sum":1}',
  at: '2026-01-01T00:00:00.000Z',
});

const postgresIsThere = !isMissing(await findServer('postgres'));
const kinds = ['sqlite', ...(postgresIsThere ? ['postgres'] : []), 'mongo'] as const;

describe.each(kinds)('A store on %s', (kind) => {
  let subject: Subject;
  let store: Store;
  const opened: Store[] = [];
  const open = async () => {
    const another = await subject.open();
    opened.push(another);
    return another;
  };
  const put = (rows: SumRow[], over: Partial<Effects> = {}): Effects => ({
    ...noEffects,
    tables: [{ table: subject.table as Table<unknown>, puts: rows, inserts: [], removes: [] }],
    ...over,
  });
  const sums = async () => {
    const rows = await store.load(subject.table, ['ana', 'eva']);
    return Object.fromEntries([...rows].map(([who, row]) => [who, row.sum]));
  };

  beforeAll(async () => {
    subject = await subjects[kind as keyof typeof subjects]();
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

  it('gives rows back as they were saved', async () => {
    const row = { who: 'ana', sum: 7, log: ['ñ ❤', "it's"] };
    await store.transaction((transaction) => transaction.write(put([row])));
    expect((await store.load(subject.table, ['ana', 'nobody'])).get('ana')).toEqual(row);
  });

  it('writes inbox, rows, sequences and outbox together', async () => {
    const inbox = {
      id: 'm1',
      state: 'handled' as const,
      at: '2026-01-01T00:00:00.000Z',
      fingerprint: 'f',
      reply: '{}',
    };
    await store.transaction((transaction) =>
      transaction.write(
        put([{ who: 'ana', sum: 1, log: [] }], {
          inbox: [inbox],
          sequences: new Map([['wallet.summed.v1/ana', 3]]),
          outbox: [outboxRow('lane', 1)],
        }),
      ),
    );
    await store.transaction(async (transaction) => {
      expect(await transaction.findInbox(['m1', 'm2'])).toEqual(new Map([['m1', inbox]]));
      expect(await transaction.lastSequences(['wallet.summed.v1/ana'])).toEqual(
        new Map([['wallet.summed.v1/ana', 3]]),
      );
    });
    expect(await store.coordination.laneAfter('lane', 0, 10)).toEqual([outboxRow('lane', 1)]);
    expect(await sums()).toEqual({ ana: 1 });
  });

  it('writes nothing of a transaction that fails', async () => {
    const failing = store.transaction(async (transaction) => {
      await transaction.write(
        put([{ who: 'ana', sum: 1, log: [] }], {
          inbox: [{ id: 'm1', state: 'handled', at: '2026-01-01T00:00:00.000Z' }],
          sequences: new Map([['wallet.summed.v1/ana', 3]]),
          outbox: [outboxRow('lane', 1)],
        }),
      );
      throw new Error('after the write');
    });
    await expect(failing).rejects.toThrow('after the write');
    expect(await sums()).toEqual({});
    await store.transaction(async (transaction) => {
      expect(await transaction.findInbox(['m1'])).toEqual(new Map());
      expect(await transaction.lastSequences(['wallet.summed.v1/ana'])).toEqual(new Map());
    });
    expect(await store.coordination.laneAfter('lane', 0, 10)).toEqual([]);
  });

  it('refuses to handle a message a second time', async () => {
    const handle = () =>
      store.transaction((transaction) =>
        transaction.write({
          ...noEffects,
          inbox: [{ id: 'm1', state: 'handled', at: '2026-01-01T00:00:00.000Z' }],
        }),
      );
    await handle();
    await expect(handle()).rejects.toThrow();
  });

  it('refuses to insert a row that is there', async () => {
    const insert = () =>
      store.transaction((transaction) =>
        transaction.write({
          ...noEffects,
          tables: [
            {
              table: subject.table as Table<unknown>,
              puts: [],
              inserts: [{ who: 'ana', sum: 1, log: [] }],
              removes: [],
            },
          ],
        }),
      );
    await insert();
    const second = insert();
    await expect(second).rejects.toThrow();
    expect(store.isTransient(await second.catch((error) => error))).toBe(false);
  });

  it('loses no update when two instances change the same row at once', async () => {
    const other = await open();
    const addOne = (through: Store) =>
      through.transaction(async (transaction) => {
        const row = (await transaction.load(subject.table as Table<unknown>, ['ana'])).get('ana') as
          | SumRow
          | undefined;
        await transaction.write(put([{ who: 'ana', sum: (row?.sum ?? 0) + 1, log: [] }]));
      });
    const oneByOne = async (through: Store) => {
      for (let i = 0; i < 20; i++) await untilNotBusy(through, () => addOne(through));
    };
    await Promise.all([oneByOne(store), oneByOne(other)]);
    expect(await sums()).toEqual({ ana: 40 });
  });

  it('writes a thousand rows at once', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => ({ who: `user-${i}`, sum: i, log: [] }));
    const outbox = rows.map((_, i) => outboxRow('lane', i + 1));
    await store.transaction((transaction) => transaction.write(put(rows, { outbox })));
    const keys = rows.map((row) => row.who);
    expect((await store.load(subject.table, keys)).size).toBe(1000);
    expect(await store.coordination.laneAfter('lane', 400, 1_000)).toHaveLength(600);
  });

  it('lets only one of two instances claim a partition, and a third take it from the first', async () => {
    const { coordination } = store;
    const claims = await Promise.all([
      coordination.claim(3, undefined, 'a'),
      coordination.claim(3, undefined, 'b'),
    ]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    const holder = (await coordination.holders()).get(3)!;
    expect(await coordination.claim(3, 'somebody else', 'c')).toBe(false);
    expect(await coordination.claim(3, holder, 'c')).toBe(true);
    await store.transaction(async (transaction) => {
      expect(await transaction.heldPartitions('c', [2, 3])).toEqual(new Set([3]));
      expect(await transaction.heldPartitions(holder, [2, 3])).toEqual(new Set());
    });
    await coordination.release('c', [3]);
    expect((await coordination.holders()).size).toBe(0);
  });

  it('tells which instances live and how far their lanes are', async () => {
    await store.coordination.heartbeat({ id: 'a', expiresAt: 1, published: 0 });
    await store.coordination.heartbeat({ id: 'a', expiresAt: 2, published: 9 });
    expect(await store.coordination.instances()).toEqual([{ id: 'a', expiresAt: 2, published: 9 }]);
    await store.coordination.advance('a', 7);
    expect(await store.coordination.instances()).toMatchObject([{ published: 9 }]);
    await store.coordination.advance('a', 12);
    expect(await store.coordination.instances()).toEqual([{ id: 'a', expiresAt: 2, published: 12 }]);
    await store.coordination.forget({ id: 'a', expiresAt: 1 });
    expect(await store.coordination.instances()).toHaveLength(1);
    await store.coordination.forget({ id: 'a', expiresAt: 2 });
    expect(await store.coordination.instances()).toEqual([]);
  });

  it('counts attempts at messages until they are over, and tells where a lane ends', async () => {
    const at = new Date('2026-01-01T00:00:00.000Z');
    const ids = Array.from({ length: 1_500 }, (_, i) => `m${i}`);
    await store.attempts.count(ids, at);
    await store.attempts.count(['m1', 'm2'], at);
    const effects = {
      ...noEffects,
      attemptsOver: ['m2'],
      outbox: [outboxRow('lane', 1), outboxRow('lane', 2)],
    };
    await store.transaction(async (transaction) => {
      expect(await transaction.lastPosition('lane')).toBe(0);
      await transaction.write(effects);
      expect(await transaction.lastPosition('lane')).toBe(2);
    });
    expect(await store.attempts.of(['m0', 'm1', 'm2', 'other'])).toEqual(
      new Map([
        ['m0', 1],
        ['m1', 2],
      ]),
    );
  });

  it('forgets what is old, but never a message that is still to be published', async () => {
    const old = { id: 'old', state: 'handled' as const, at: '2020-01-01T00:00:00.000Z' };
    await store.transaction((transaction) =>
      transaction.write({
        ...noEffects,
        inbox: [old, { ...old, id: 'new', at: '2030-01-01T00:00:00.000Z' }],
        outbox: [outboxRow('lane', 1), outboxRow('lane', 2)],
      }),
    );
    await store.coordination.heartbeat({ id: 'lane', expiresAt: 1, published: 1 });
    await store.attempts.count(['old'], new Date('2020-01-01'));
    const before = '2027-01-01T00:00:00.000Z';
    expect(await store.prune({ inboxBefore: before, outboxBefore: before, limit: 100 })).toEqual({
      inbox: 1,
      outbox: 1,
    });
    expect(await store.coordination.laneAfter('lane', 0, 10)).toEqual([outboxRow('lane', 2)]);
    expect(await store.attempts.of(['old'])).toEqual(new Map());
  });

  it('refuses to open a database from the future, naming what it does not know', async () => {
    const older = subject.openOlder();
    await expect(older).rejects.toThrow(SchemaFromFuture);
    await expect(older).rejects.toThrow(kind === 'mongo' ? 'kit-0001' : '0001-sums');
  });

  it('takes its schema back and makes it again', async () => {
    await subject.takeBack(store);
    const again = await open();
    await again.transaction((transaction) => transaction.write(put([{ who: 'ana', sum: 1, log: [] }])));
    expect(await sums()).toEqual({ ana: 1 });
  });

  it('opens from several instances at once', async () => {
    await subject.empty();
    await Promise.all([open(), open(), open()]);
    expect(await sums()).toEqual({});
  });
});

async function untilNotBusy(store: Store, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!store.isTransient(error)) throw error;
    }
  }
}

const subjects = {
  async sqlite(): Promise<Subject> {
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
  async postgres(): Promise<Subject> {
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
  async mongo(): Promise<Subject> {
    const servers: StoreServers<'mongo'> = await startStoreServers(['mongo']);
    const make = async (schema = mongoSchema) => {
      const store = mongoStore({ url: servers.mongo.url, name: 'wallet', schema });
      await store.open();
      return store;
    };
    return {
      table: sumsOn.mongo,
      open: () => make(),
      async openOlder() {
        const newer = await make();
        await newer.connection
          .db!.collection<{ _id: string }>('kit_migrations')
          .insertOne({ _id: 'kit-0001-future' });
        await newer.close();
        const store = mongoStore({ url: servers.mongo.url, name: 'wallet', schema: mongoSchema });
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
