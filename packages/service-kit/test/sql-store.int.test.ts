import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer, isMissing } from '@yabot/local-servers';
import { startStoreServers } from '@yabot/local-servers/testing';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SqlStore, sqlStore } from '../src/store/sql/store.ts';
import { sqlTable } from '../src/store/sql/table.ts';
import type { Effects } from '../src/store/store.ts';
import type { Table } from '../src/store/table.ts';

interface Note {
  readonly id: string;
  readonly text: string;
}

const notes = sqlTable<Note>('notes', { key: 'id', columns: { id: 'text', text: 'text' } });
const schema = {
  tables: [notes],
  migrations: [
    {
      name: '0001-notes',
      up: (dialect: 'sqlite' | 'postgresql') => [
        `create table notes (id text primary key, text text not null)${dialect === 'sqlite' ? ' strict' : ''}`,
      ],
      down: ['drop table notes'],
    },
  ],
};
const SNAPSHOT = { isolationLevel: 'repeatable read', readOnly: true } as const;

const insert = (row: Note): Effects => ({
  inbox: [{ id: `command-${row.id}`, state: 'handled', at: '2026-01-01T00:00:00.000Z' }],
  replacedInbox: new Set(),
  tables: [{ table: notes as Table<unknown>, puts: [], inserts: [row], removes: [] }],
  sequences: new Map(),
  outbox: [],
  attemptsOver: [],
});

const dialects = ['sqlite', ...(isMissing(await findServer('postgres')) ? [] : ['postgresql'])];

describe.each(dialects)('A SQL store on %s', (dialect) => {
  let url: string;
  let close: () => Promise<void>;
  const stores: SqlStore[] = [];
  const open = async (name: string) => {
    const store = sqlStore({ url: dialect === 'sqlite' ? `${url}/${name}.sqlite` : url, name, schema });
    stores.push(store);
    await store.open();
    return store;
  };

  beforeAll(async () => {
    if (dialect === 'sqlite') {
      const folder = await mkdtemp(join(tmpdir(), 'yabot-sql-'));
      url = `sqlite:${folder}`;
      close = () => rm(folder, { recursive: true });
    } else {
      const servers = await startStoreServers(['postgres']);
      url = servers.postgres.url;
      close = () => servers.stop();
    }
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });
  afterAll(() => close());

  it('does work again that met the same new key of another instance, and then sees it', async () => {
    const [one, other] = [await open('races'), await open('races')];
    const attempt = (store: SqlStore) => () =>
      store.transaction(async (transaction) => {
        const seen = await transaction.findInbox(['command-a']);
        if (seen.size > 0) return 'seen';
        await transaction.write(insert({ id: 'a', text: 'hello' }));
        return 'written';
      });
    const outcomes = await Promise.all([attempt(one)(), attempt(other)()]);
    expect(outcomes.sort()).toEqual(['seen', 'written']);
  });

  it('runs the statements that are meant for its database', async () => {
    const store = await open('dialects');
    await store.transaction((transaction) => transaction.write(insert({ id: 'b', text: 'x' })));
    expect((await store.load(notes, ['b'])).get('b')).toEqual({ id: 'b', text: 'x' });
  });

  it('lets a query read one moment while others write', async () => {
    const store = await open('moments');
    const count = async (sql: Knex) => Number((await sql('notes').count({ n: '*' }))[0]?.n);
    const counts = await store.reader.transaction(async (moment) => {
      const before = await count(moment);
      await store.transaction((transaction) => transaction.write(insert({ id: 'c', text: 'y' })));
      return [before, await count(moment)];
    }, SNAPSHOT);
    expect(counts).toEqual([0, 0]);
    expect(await count(store.reader)).toBe(1);
  });
});
