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
  {
    name: '0003-subscriptions',
    up: [
      `create table subscriptions (
        user_id text primary key, plan_id text, state text not null, since text not null, until text not null,
        grace_until text not null, trial_used integer not null, reminded integer, next_at text,
        ended_at text, ended_by text)`,
      'create index subscriptions_due on subscriptions (next_at) where next_at is not null',
      'create index subscriptions_ended on subscriptions (ended_at) where ended_at is not null',
      'create index subscriptions_ended_by on subscriptions (ended_by) where ended_by is not null',
      'create index subscriptions_state on subscriptions (state)',
      'create view subscription_counts as select state, count(*) as users from subscriptions group by state',
      `create table subscription_periods (
        cause text primary key, user_id text not null, plan_id text, days integer not null,
        source text not null, until text not null, given_at text not null, taken_back integer not null)`,
      'create index subscription_periods_of on subscription_periods (user_id)',
    ],
    down: ['drop table subscription_periods', 'drop view subscription_counts', 'drop table subscriptions'],
  },
];
