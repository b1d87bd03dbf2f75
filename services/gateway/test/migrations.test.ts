import { DatabaseSync } from 'node:sqlite';
import type { SqlMigration } from '@yabot/service-kit';
import { expect, it } from 'vitest';
import { accounts } from '../src/tables/accounts.ts';
import { migrations } from '../src/tables/migrations.ts';
import { notices } from '../src/tables/notices.ts';
import { outgoing } from '../src/tables/outgoing.ts';
import { photos } from '../src/tables/photos.ts';
import { posts } from '../src/tables/posts.ts';
import { presses } from '../src/tables/presses.ts';
import { recipients } from '../src/tables/recipients.ts';
import { skippedUpdates } from '../src/tables/skipped-updates.ts';
import { updates } from '../src/tables/updates.ts';

const TABLES = [accounts, recipients, notices, updates, skippedUpdates, outgoing, photos, posts, presses];

it('can be taken back and made again, and have a column for every field', () => {
  const database = new DatabaseSync(':memory:');
  const made = () => database.prepare("select name from sqlite_master where type = 'table'").all();
  for (let times = 0; times < 2; times++) {
    for (const { up } of migrations) runAll(database, up);
    for (const { name, columns } of TABLES) {
      const stored = database.prepare(`select name from pragma_table_info('${name}')`).all();
      expect(stored.map((column) => column.name).toSorted()).toEqual(
        columns.map((column) => column.name).toSorted(),
      );
    }
    for (const { down } of migrations.toReversed()) runAll(database, down);
    expect(made()).toEqual([]);
  }
});

function runAll(database: DatabaseSync, statements: SqlMigration['up']) {
  for (const statement of statements as readonly string[]) database.exec(statement);
}
