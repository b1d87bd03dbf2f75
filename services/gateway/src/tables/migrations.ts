import type { SqlMigration } from '@yabot/service-kit';

const people: SqlMigration = {
  name: '0001-people',
  up: [
    'create table accounts (telegram_id bigint primary key, user_id text not null unique, profile text not null, banned_until text)',
    `create table recipients (user_id text primary key, telegram_id bigint not null, language text not null,
       time_zone text not null, notices integer not null, reach text not null)`,
    `create table notices (user_id text primary key, partition integer not null, chat_id bigint not null,
       open integer not null, earned text not null, correlation_id text not null, since text not null)`,
    'create index notices_by_partition on notices (partition, since)',
  ],
  down: ['drop table notices', 'drop table recipients', 'drop table accounts'],
};

const queues: SqlMigration = {
  name: '0002-queues',
  up: [
    `create table updates (id text primary key, lane text not null, partition integer not null, user_id text not null,
       kind text not null, body text not null, correlation_id text not null, taken_at text not null)`,
    'create index updates_by_partition on updates (partition, taken_at)',
    'create table skipped_updates (id text primary key, kind text not null, reason text not null, at text not null)',
    'create index skipped_updates_by_time on skipped_updates (at)',
    `create table outgoing (id text primary key, lane text not null, partition integer not null, chat_id bigint not null,
       user_id text, priority text not null, method text not null, payload text not null, revision bigint not null,
       state text not null, reason text, correlation_id text not null, at text not null)`,
    'create index outgoing_by_partition on outgoing (state, partition, at)',
    'create index outgoing_by_user on outgoing (user_id)',
  ],
  down: ['drop table outgoing', 'drop table skipped_updates', 'drop table updates'],
};

const posts: SqlMigration = {
  name: '0003-posts',
  up: [
    `create table posts (key text primary key, chat_id bigint not null, message_id bigint, emojis text not null,
       counts text not null)`,
    'create table presses (id text primary key, emojis text not null)',
  ],
  down: ['drop table presses', 'drop table posts'],
};

const notedChanges: SqlMigration = {
  name: '0004-noted-changes',
  up: ['create table noted_changes (user_id text primary key, wanted text not null)'],
  down: ['drop table noted_changes'],
};

const drafts: SqlMigration = {
  name: '0005-drafts',
  up: [
    'create table drafts (id text primary key, user_id text not null, data text not null, until text not null)',
    'create index drafts_by_end on drafts (until)',
  ],
  down: ['drop table drafts'],
};

const errands: SqlMigration = {
  name: '0006-errands',
  up: ['alter table outgoing add column errand text'],
  down: ['alter table outgoing drop column errand'],
};

const invites: SqlMigration = {
  name: '0007-invites',
  up: [
    'create table invites (id text primary key, user_id text not null, chat_id bigint not null, link text not null, at text not null)',
    'create index invites_by_user on invites (user_id)',
  ],
  down: ['drop table invites'],
};

const introductions: SqlMigration = {
  name: '0008-introductions',
  up: [
    `create table introductions (user_id text primary key, partition integer not null, telegram_id bigint not null,
       profile text not null, update_id text not null, correlation_id text not null, at text not null)`,
    'create index introductions_by_partition on introductions (partition, at)',
  ],
  down: ['drop table introductions'],
};

const telling: SqlMigration = {
  name: '0009-telling',
  up: [
    "alter table notices add column urgency text not null default 'wanted'",
    'create table staff (user_id text primary key, role text not null)',
  ],
  down: ['drop table staff', 'alter table notices drop column urgency'],
};

const photos: SqlMigration = {
  name: '0010-photos',
  up: ['create table photos (id text primary key, file_id text not null, at text not null)'],
  down: ['drop table photos'],
};

const roleEnds: SqlMigration = {
  name: '0011-role-ends',
  up: ['alter table staff add column until text'],
  down: ['alter table staff drop column until'],
};

/** There were eight partitions; four of eight would find the rows of four as well. */
const fewerPartitions: SqlMigration = {
  name: '0012-fewer-partitions',
  up: ['notices', 'updates', 'outgoing', 'introductions'].map(
    (table) => `update ${table} set partition = partition % 4 where partition >= 4`,
  ),
  down: [],
};

export const migrations: readonly SqlMigration[] = [
  people,
  queues,
  posts,
  notedChanges,
  drafts,
  errands,
  invites,
  introductions,
  telling,
  photos,
  roleEnds,
  fewerPartitions,
];
