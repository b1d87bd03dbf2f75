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
  {
    name: '0004-purchases-and-doors',
    up: [
      `create table purchases (
        purchase_id text primary key, paid_by text not null, user_id text not null, plan_id text not null,
        days integer not null, grace_days integer not null, money text not null, price integer not null,
        state text not null, charge_id text, begun_at text not null)`,
      'create unique index purchases_charge on purchases (charge_id) where charge_id is not null',
      `create table payments (
        charge_id text primary key, user_id text not null, purchase_id text, stars integer not null,
        state text not null, paid_at text not null)`,
      `create index payments_refunding on payments (user_id) where state = 'refunding'`,
      'create index payments_purchase on payments (purchase_id) where purchase_id is not null',
      `create table expiry_gates (
        kind text primary key, stopped_run text, stopped_at text, due integer not null, inside integer not null,
        released_through text)`,
      `create table standings (
        user_id text primary key, level integer not null, achievements text not null, decided text not null,
        next_end text)`,
      'create index standings_end on standings (next_end) where next_end is not null',
      `create table memberships (
        membership_id text primary key, chat_id bigint not null, user_id text not null, status text not null,
        checked_at text not null, leave_at text, removed_by text, removed_at text)`,
      'create index memberships_of on memberships (user_id)',
      'create index memberships_leave on memberships (leave_at) where leave_at is not null',
      'create index memberships_removed on memberships (removed_at) where removed_at is not null',
      'create index memberships_removed_by on memberships (removed_by) where removed_by is not null',
      'create index memberships_checked on memberships (checked_at)',
      'create index memberships_status on memberships (status)',
      'create view membership_counts as select status, count(*) as users from memberships group by status',
      `create table invites (
        invite_id text primary key, user_id text not null, chat_id bigint not null, state text not null,
        until text not null)`,
      'create index invites_of on invites (user_id)',
    ],
    down: [
      'drop table invites',
      'drop view membership_counts',
      'drop table memberships',
      'drop table standings',
      'drop table expiry_gates',
      'drop table payments',
      'drop table purchases',
    ],
  },
];
