import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepStatements } from '../src/store/sql/statement-cache.ts';

describe('A connection that keeps its statements', () => {
  let database: Database;
  beforeEach(() => {
    database = new Database(':memory:');
    keepStatements(database);
    database.exec("create table notes (id text); insert into notes values ('a')");
  });
  afterEach(() => database.close());

  it('prepares a statement once', () => {
    expect(database.prepare('select * from notes')).toBe(database.prepare('select * from notes'));
  });

  it('sees the columns of a table that was changed', () => {
    expect(database.prepare('select * from notes').all()).toEqual([{ id: 'a' }]);
    database.exec("alter table notes add column text text default 'new'");
    expect(database.prepare('select * from notes').all()).toEqual([{ id: 'a', text: 'new' }]);
  });

  it('forgets what was not used for long, and keeps what is used', () => {
    const [used, unused] = [database.prepare('select 1'), database.prepare('select 2')];
    for (let n = 0; n < 400; n++) {
      database.prepare(`select ${n} from notes`);
      database.prepare('select 1');
    }
    expect(database.prepare('select 1')).toBe(used);
    expect(database.prepare('select 2')).not.toBe(unused);
  });

  it('does not keep long ones', () => {
    const long = `select '${'x'.repeat(3_000)}'`;
    expect(database.prepare(long)).not.toBe(database.prepare(long));
  });
});
