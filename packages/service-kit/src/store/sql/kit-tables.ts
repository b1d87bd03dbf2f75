import type { SqlMigration } from './table.ts';

/** The kit's own tables, beside the service's in the same database and so in the same transactions. */
export const KIT_MIGRATIONS: readonly SqlMigration[] = [
  {
    name: 'kit-0001-inbox-outbox',
    up: [
      `create table kit_inbox (
        id text primary key, state text not null, fingerprint text, reply text, at text not null)`,
      'create index kit_inbox_at on kit_inbox (at)',
      `create table kit_outbox (
        lane text not null, position bigint not null, id text not null, subject text not null,
        headers text not null, data text not null, at text not null, primary key (lane, position))`,
      'create index kit_outbox_at on kit_outbox (at)',
      'create table kit_sequences (id text primary key, last bigint not null)',
      `create table kit_instances (
        id text primary key, expires_at bigint not null, published bigint not null)`,
      'create table kit_partitions (id integer primary key, holder text not null)',
    ],
    down: ['kit_partitions', 'kit_instances', 'kit_sequences', 'kit_outbox', 'kit_inbox'].map(
      (table) => `drop table ${table}`,
    ),
  },
  {
    name: 'kit-0002-attempts',
    up: ['create table kit_attempts (id text primary key, attempts integer not null, at text not null)'],
    down: ['drop table kit_attempts'],
  },
  {
    name: 'kit-0003-audit',
    up: ['create table kit_audit (id text primary key, position bigint not null, sequence bigint not null)'],
    down: ['drop table kit_audit'],
  },
];
