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
  {
    name: 'kit-0004-outbox-pages',
    up: (dialect) => [
      `create table kit_pages (
        lane text not null, position bigint not null, messages text not null, at text not null,
        primary key (lane, position))`,
      `insert into kit_pages select lane, position, ${PAGE_OF_ONE[dialect]}, at from kit_outbox`,
      'drop table kit_outbox',
      'alter table kit_pages rename to kit_outbox',
      'create index kit_outbox_at on kit_outbox (at)',
    ],
    down: (dialect) => [
      `create table kit_rows (
        lane text not null, position bigint not null, id text not null, subject text not null,
        headers text not null, data text not null, at text not null, primary key (lane, position))`,
      `insert into kit_rows ${ROWS_OF_PAGES[dialect]}`,
      'drop table kit_outbox',
      'alter table kit_rows rename to kit_outbox',
      'create index kit_outbox_at on kit_outbox (at)',
    ],
  },
];

/** A row of the outbox as a page of one message. */
const PAGE_OF_ONE = {
  sqlite: 'json_array(json_array(id, subject, json(headers), data))',
  postgresql: 'json_build_array(json_build_array(id, subject, headers::json, data))::text',
};

/** The messages of the outbox, each as a row. */
const ROWS_OF_PAGES = {
  sqlite: `select lane, position - json_array_length(messages) + 1 + m.key,
    m.value->>0, m.value->>1, m.value->2, m.value->>3, at from kit_outbox, json_each(messages) m`,
  postgresql: `select lane, position - json_array_length(messages::json) + m.n,
    m.value->>0, m.value->>1, (m.value->2)::text, m.value->>3, at
    from kit_outbox, json_array_elements(messages::json) with ordinality m(value, n)`,
};
