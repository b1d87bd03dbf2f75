import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { userMigrations } from './migrations.ts';

const statements = (direction: 'up' | 'down') =>
  userMigrations.map((migration) => {
    const written = migration[direction];
    return typeof written === 'function' ? written('sqlite') : written;
  });

function tablesAfter(migrations: readonly (readonly string[])[]) {
  const database = new DatabaseSync(':memory:');
  for (const statement of migrations.flat()) database.exec(statement);
  const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
  return tables.map(({ name }) => name);
}

describe('The migrations', () => {
  it('make every table, and their way back leaves nothing', () => {
    expect(tablesAfter(statements('up'))).toEqual([
      'bans',
      'erasures',
      'expiry_gates',
      'identities',
      'invitations',
      'invites',
      'memberships',
      'payments',
      'profiles',
      'purchases',
      'referrals',
      'standings',
      'subscription_periods',
      'subscriptions',
    ]);
    expect(tablesAfter([...statements('up'), ...statements('down').toReversed()])).toEqual([]);
  });

  it.each([
    ['bans that are due', `select * from bans where until <= '2026' order by until limit 500`, 'bans_until'],
    [
      'registrations to finish',
      `select * from profiles where complete = 0 and registered_at < '2026' order by registered_at limit 100`,
      'profiles_incomplete',
    ],
    [
      'roles that are due',
      `select * from profiles where next_role_end <= '2026' order by next_role_end limit 100`,
      'profiles_role_end',
    ],
    [
      'who runs the community',
      `select * from profiles where (owner = 1 or granted <> '[]') and user_id > 'u' order by user_id limit 100`,
      'profiles_with_roles',
    ],
    ['owners', 'select user_id from profiles where owner = 1', 'profiles_owners'],
  ])('let %s be found without looking at everybody', (_, query, index) => {
    const database = new DatabaseSync(':memory:');
    for (const statement of statements('up').flat()) database.exec(statement);
    const plan = database.prepare(`explain query plan ${query}`).all();
    expect(plan.map(({ detail }) => detail).join()).toContain(`INDEX ${index}`);
  });
});
