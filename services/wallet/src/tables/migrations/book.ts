import { sqliteGuards, sqliteNoReplacing, UNIQUE } from './append-only.ts';
import { SQLITE, type Types } from './types.ts';

/** The kinds of movements the first ledger knew. */
export const FIRST_KINDS = ['credit', 'debit'];
/** The kinds of movements there are. */
export const KINDS = [
  ...FIRST_KINDS,
  'hold',
  'release',
  'capture',
  'sent',
  'received',
  'returned',
  'credit-reversed',
  'debit-reversed',
];

/** Accounts, movements, entries and checkpoints. */
export const tables = ({ text, whole, table }: Types) => [
  `create table accounts (
    user_id ${text} primary key,
    balance ${whole} not null check (balance >= 0),
    entries ${whole} not null,
    head ${text} not null,
    opened_at ${text} not null)${table}`,
  moving('movements', FIRST_KINDS, { text, whole, table }),
  `create table entries (
    id ${text} primary key,
    account ${text} not null,
    movement_id ${text} not null,
    amount ${whole} not null check (amount <> 0),
    sequence ${whole},
    balance ${whole} check (balance >= 0),
    previous ${text},
    hash ${text})${table}`,
  'create unique index entries_of_account on entries (account, sequence) where sequence is not null',
  'create unique index entries_of_movement on entries (movement_id, account)',
  `create table unsealed (
    id ${text} primary key,
    account ${text} not null,
    sequence ${whole} not null,
    amount ${whole} not null,
    reason ${text} not null,
    hash ${text} not null)${table}`,
  `create table checkpoints (
    number ${whole} primary key,
    at ${text} not null,
    entries ${whole} not null,
    amount ${whole} not null,
    ranges ${text} not null,
    sealed_entries ${whole} not null,
    totals ${text} not null,
    previous ${text} not null unique,
    hash ${text} not null unique)${table}`,
];

const moving = (name: string, kinds: readonly string[], { text, whole, table }: Types) =>
  `create table ${name} (
    cause ${text} primary key,
    movement_id ${text} not null unique,
    kind ${text} not null check (kind in (${listed(kinds)})),
    user_id ${text} not null,
    amount ${whole} not null check (amount > 0),
    reason ${text} not null,
    sequence ${whole} not null,
    balance ${whole} not null check (balance >= 0),
    at ${text} not null,
    correlation_id ${text} not null)${table}`;

const listed = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ');

/** Movements of these kinds, on SQLite, which changes no condition of a table that is there. */
export const rebooked = (kinds: readonly string[]) => [
  moving('movements_rebooked', kinds, SQLITE),
  'insert into movements_rebooked select * from movements',
  'drop table movements',
  'alter table movements_rebooked rename to movements',
  ...sqliteGuards('movements'),
  sqliteNoReplacing(['movements', UNIQUE.movements ?? []]),
];

/** Movements of these kinds, on PostgreSQL. */
export const recheckedKinds = (kinds: readonly string[]) => [
  'alter table movements drop constraint movements_kind_check',
  `alter table movements add constraint movements_kind_check check (kind in (${listed(kinds)}))`,
];
