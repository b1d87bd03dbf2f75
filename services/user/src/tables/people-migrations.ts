import type { SqlMigration } from '@yabot/service-kit';

/** Finding people, and what is left of those who were erased. */
export const peopleMigrations: readonly SqlMigration[] = [
  {
    name: '0005-people',
    up: [
      'create index profiles_username on profiles (lower(username))',
      `create table erasures (user_id text primary key, "by" text not null, erased_at text not null)`,
    ],
    down: ['drop table erasures', 'drop index profiles_username'],
  },
  {
    name: '0006-referrals',
    up: [
      `create table referrals (
        user_id text primary key, inviter_id text not null, accepted_at text not null, chain integer not null,
        besitos bigint not null, reactions integer not null, days text not null, active_at text,
        stayed integer not null)`,
      'create index referrals_by_inviter on referrals (inviter_id, accepted_at)',
      `create table invitations (
        user_id text primary key, inviter_id text not null, joined_at text not null, chain integer not null,
        state text not null, why text not null, paid_on text, earned bigint not null)`,
      'create index invitations_by_inviter on invitations (inviter_id, joined_at)',
      `create index invitations_open on invitations (state, joined_at) where state in ('waiting', 'held')`,
    ],
    down: ['drop table invitations', 'drop table referrals'],
  },
  {
    name: '0007-operators',
    up: [
      'alter table expiry_gates add column held_by text',
      'create index payments_of on payments (user_id)',
      'create index purchases_paid_by on purchases (paid_by)',
      'create index purchases_for on purchases (user_id)',
    ],
    down: [
      'drop index purchases_for',
      'drop index purchases_paid_by',
      'drop index payments_of',
      'alter table expiry_gates drop column held_by',
    ],
  },
  {
    name: '0008-role-ends',
    up: [
      `alter table profiles add column role_ends text not null default '{}'`,
      'alter table profiles add column next_role_end text',
      `create index profiles_with_roles on profiles (user_id) where owner = 1 or granted <> '[]'`,
      'create index profiles_role_end on profiles (next_role_end) where next_role_end is not null',
    ],
    down: [
      'drop index profiles_role_end',
      'drop index profiles_with_roles',
      'alter table profiles drop column next_role_end',
      'alter table profiles drop column role_ends',
    ],
  },
];
