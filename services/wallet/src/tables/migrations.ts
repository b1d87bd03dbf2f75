import { CONTENT_VERSIONS_COLUMNS } from '@yabot/content/service';
import type { SqlMigration } from '@yabot/service-kit';
import {
  BOOK,
  POSTGRES_REFUSAL,
  postgresGuards,
  sqliteGuards,
  sqliteNoReplacing,
  UNIQUE,
  withoutRights,
} from './migrations/append-only.ts';
import { FIRST_KINDS, KINDS, rebooked, recheckedKinds, tables } from './migrations/book.ts';
import { acknowledging, freezing, holding, reversing, transferring } from './migrations/further.ts';
import { POSTGRESQL, SQLITE } from './migrations/types.ts';

/** The shape of the book, step by step. */
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
    // Going back fails while the book has what the older one did not know.
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
