import type { SqlMigration } from '@yabot/service-kit';

export const userMigrations: readonly SqlMigration[] = [
  {
    name: '0001-profiles',
    up: [
      `create table profiles (
        user_id text primary key, telegram_id bigint not null, first_name text not null, last_name text,
        username text, language text not null, owner integer not null, granted text not null,
        registered_at text not null, complete integer not null)`,
      'create index profiles_owners on profiles (user_id) where owner = 1',
      'create index profiles_incomplete on profiles (registered_at) where complete = 0',
      'create table identities (telegram_id text primary key, user_id text not null)',
    ],
    down: ['drop table identities', 'drop table profiles'],
  },
  {
    name: '0002-bans',
    up: [
      `create table bans (
        user_id text primary key, until text, reason text not null, banned_by text not null,
        banned_at text not null)`,
      'create index bans_until on bans (until) where until is not null',
    ],
    down: ['drop table bans'],
  },
];
