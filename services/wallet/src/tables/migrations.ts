import { CONTENT_VERSIONS_COLUMNS } from '@yabot/content/service';
import type { SqlMigration } from '@yabot/service-kit';

/** Tables of the first migration whose rows stay as they are written. */
const BOOK = ['movements', 'entries', 'checkpoints'];

/** What only one row of each may have: one with the same is in the way of a new one. */
const UNIQUE: Readonly<Record<string, readonly string[]>> = {
  movements: ['cause = new.cause', 'movement_id = new.movement_id'],
  entries: [
    'id = new.id',
    'sequence is not null and account = new.account and sequence = new.sequence',
    'movement_id = new.movement_id and account = new.account',
  ],
  checkpoints: ['number = new.number', 'previous = new.previous', 'hash = new.hash'],
  freezes: ['id = new.id'],
};

const FIRST_KINDS = ['credit', 'debit'];
const KINDS = [
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

interface Types {
  readonly text: string;
  readonly whole: string;
  /** After the columns. */
  readonly table: string;
}

/** Texts are compared byte by byte on both, as in JavaScript. */
const SQLITE: Types = { text: 'text', whole: 'integer', table: ' strict' };
const POSTGRESQL: Types = { text: 'text collate "C"', whole: 'bigint', table: '' };

export const migrations: readonly SqlMigration[] = [
  {
    name: '0001-ledger',
    up: (dialect) =>
      dialect === 'sqlite'
        ? [...tables(SQLITE), ...BOOK.flatMap(sqliteGuards)]
        : [...tables(POSTGRESQL), POSTGRES_REFUSAL, ...BOOK.flatMap(postgresGuards)],
    down: (dialect) => [
      ...['unsealed', 'checkpoints', 'entries', 'movements', 'accounts'].map(
        (table) => `drop table ${table}`,
      ),
      ...(dialect === 'postgresql' ? ['drop function refuse_change()'] : []),
    ],
  },
  {
    name: '0002-freezes',
    up: (dialect) =>
      dialect === 'sqlite'
        ? [...freezing(SQLITE), ...sqliteGuards('freezes')]
        : [...freezing(POSTGRESQL), ...postgresGuards('freezes'), ...[...BOOK, 'freezes'].map(withoutRights)],
    down: ['drop table freezes', 'alter table accounts drop column frozen'],
  },
  {
    // A REPLACE of SQLite deletes the row in its way without asking the triggers that refuse deleting.
    name: '0003-no-replacing',
    up: (dialect) => (dialect === 'sqlite' ? Object.entries(UNIQUE).map(sqliteNoReplacing) : []),
    down: (dialect) =>
      dialect === 'sqlite' ? Object.keys(UNIQUE).map((table) => `drop trigger ${table}_no_replace`) : [],
  },
  {
    name: '0004-acknowledgements',
    up: (dialect) =>
      dialect === 'sqlite'
        ? [
            acknowledging(SQLITE),
            ...sqliteGuards('acknowledgements'),
            sqliteNoReplacing(['acknowledgements', ['id = new.id']]),
          ]
        : [
            acknowledging(POSTGRESQL),
            ...postgresGuards('acknowledgements'),
            withoutRights('acknowledgements'),
          ],
    down: ['drop table acknowledgements'],
  },
  {
    // SQLite changes no condition of a table that is there. Going back fails while the book has what the older one did not know.
    name: '0005-holds',
    up: (dialect) => [
      ...(dialect === 'sqlite' ? rebooked(KINDS) : recheckedKinds(KINDS)),
      ...holding(dialect === 'sqlite' ? SQLITE : POSTGRESQL),
    ],
    down: (dialect) => [
      'drop table holds',
      ...(dialect === 'sqlite' ? rebooked(FIRST_KINDS) : recheckedKinds(FIRST_KINDS)),
    ],
  },
  {
    name: '0006-transfers',
    up: (dialect) => transferring(dialect === 'sqlite' ? SQLITE : POSTGRESQL),
    down: ['drop table transfers', 'drop table holders'],
  },
  {
    name: '0007-boosts',
    up: (dialect) => [
      `alter table accounts add column boosts ${(dialect === 'sqlite' ? SQLITE : POSTGRESQL).text}`,
      'create index accounts_boosted on accounts (user_id) where boosts is not null',
    ],
    down: ['drop index accounts_boosted', 'alter table accounts drop column boosts'],
  },
  {
    name: '0008-content',
    up: [`create table content_versions (${CONTENT_VERSIONS_COLUMNS})`],
    down: ['drop table content_versions'],
  },
  {
    name: '0009-reversals',
    up: (dialect) =>
      dialect === 'sqlite'
        ? [
            ...reversing(SQLITE),
            ...sqliteGuards('reversals'),
            sqliteNoReplacing(['reversals', ['cause = new.cause']]),
          ]
        : [...reversing(POSTGRESQL), ...postgresGuards('reversals'), withoutRights('reversals')],
    down: ['drop table campaign_refusals', 'drop table campaigns', 'drop table reversals'],
  },
];

const tables = ({ text, whole, table }: Types) => [
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

const rebooked = (kinds: readonly string[]) => [
  moving('movements_rebooked', kinds, SQLITE),
  'insert into movements_rebooked select * from movements',
  'drop table movements',
  'alter table movements_rebooked rename to movements',
  ...sqliteGuards('movements'),
  sqliteNoReplacing(['movements', UNIQUE.movements ?? []]),
];

const recheckedKinds = (kinds: readonly string[]) => [
  'alter table movements drop constraint movements_kind_check',
  `alter table movements add constraint movements_kind_check check (kind in (${listed(kinds)}))`,
];

const holding = ({ text, whole, table }: Types) => [
  `create table holds (
    cause ${text} primary key,
    user_id ${text} not null,
    movement_id ${text} not null unique,
    amount ${whole} not null check (amount > 0),
    reason ${text} not null,
    until ${text} not null,
    state ${text} not null check (state in ('open', 'captured', 'released', 'expired')),
    captured ${whole} not null check (captured >= 0 and captured <= amount),
    balance ${whole} not null,
    placed_at ${text} not null,
    closed_at ${text})${table}`,
  "create index holds_due on holds (until) where state = 'open'",
  "create index holds_open on holds (user_id) where state = 'open'",
];

const transferring = ({ text, whole, table }: Types) => [
  `create table transfers (
    transfer_id ${text} primary key,
    sender_id ${text} not null,
    recipient_id ${text} not null,
    amount ${whole} not null check (amount > 0),
    message ${text},
    at ${text} not null)${table}`,
  'create index transfers_of_sender on transfers (sender_id)',
  'create index transfers_of_recipient on transfers (recipient_id)',
  `create table holders (
    user_id ${text} primary key,
    registered_at ${text} not null,
    banned_until ${text},
    banned ${whole} not null,
    sent_on ${text},
    sent ${whole} not null)${table}`,
];

const reversing = ({ text, whole, table }: Types) => [
  `create table reversals (
    cause ${text} primary key,
    user_id ${text} not null,
    movement_id ${text} not null unique,
    amount ${whole} not null check (amount > 0),
    missing ${whole} not null check (missing >= 0),
    balance ${whole} not null,
    by ${text} not null,
    reason ${text} not null,
    campaign_id ${text},
    at ${text} not null)${table}`,
  'create index reversals_of_campaign on reversals (campaign_id) where campaign_id is not null',
  `create table campaigns (
    campaign_id ${text} primary key,
    movements ${whole} not null,
    sent ${whole} not null,
    by ${text} not null,
    reason ${text} not null,
    partial ${whole} not null,
    at ${text} not null)${table}`,
  `create table campaign_refusals (
    id ${text} primary key,
    campaign_id ${text} not null,
    user_id ${text} not null,
    cause ${text} not null,
    code ${text} not null)${table}`,
  'create index refusals_of_campaign on campaign_refusals (campaign_id)',
];

const freezing = ({ text, table }: Types) => [
  `alter table accounts add column frozen ${text}`,
  `create table freezes (
    id ${text} primary key,
    user_id ${text} not null,
    action ${text} not null check (action in ('frozen', 'unfrozen')),
    by ${text} not null,
    reason ${text} not null,
    before ${text} not null,
    after ${text} not null,
    at ${text} not null,
    correlation_id ${text} not null)${table}`,
];

const acknowledging = ({ text, table }: Types) =>
  `create table acknowledgements (
    id ${text} primary key,
    code ${text} not null,
    subject ${text} not null,
    expected ${text} not null,
    found ${text} not null,
    by ${text} not null,
    reason ${text} not null,
    at ${text} not null,
    correlation_id ${text} not null)${table}`;

const sqliteGuards = (table: string) =>
  ['update', 'delete'].map(
    (change) =>
      `create trigger ${table}_no_${change} before ${change} on ${table}
       begin select raise(abort, '${table} is append only'); end`,
  );

const sqliteNoReplacing = ([table, same]: readonly [string, readonly string[]]) => {
  const inTheWay = same.map((condition) => `exists (select 1 from ${table} where ${condition})`);
  return `create trigger ${table}_no_replace before insert on ${table} when ${inTheWay.join(' or ')}
    begin select raise(abort, 'UNIQUE: ${table} is append only'); end`;
};

const POSTGRES_REFUSAL = `create function refuse_change() returns trigger language plpgsql as $$
  begin raise exception '% is append only', tg_table_name using errcode = 'restrict_violation'; end $$`;

const postgresGuards = (table: string) => [
  `create trigger ${table}_no_change before update or delete on ${table}
   for each row execute function refuse_change()`,
  `create trigger ${table}_no_truncate before truncate on ${table}
   for each statement execute function refuse_change()`,
];

/** The service's own account has no right to what the triggers refuse: it would have to give it to itself first. */
const withoutRights = (table: string) => `revoke update, delete, truncate on ${table} from current_user`;
