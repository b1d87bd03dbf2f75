import type { Guarantee } from '../guarantee.ts';

const STORE = 'packages/service-kit/test/store/store.int.test.ts';
const QUERIES = 'packages/service-kit/test/store/queries.int.test.ts';
const SELECT = 'packages/service-kit/src/store/sqlite/select.ts';
const IN_A_FILE = 'a file of documents';

/** What holds where documents are kept in a file of SQLite. */
export const documents: readonly Guarantee[] = [
  {
    guarantee: 'Documents in a file: inbox, effect and outbox commit together',
    breaks: {
      bug: 'each statement is a transaction of its own',
      file: 'packages/service-kit/src/store/sql/sqlite-transactions.ts',
      find: 'connection.prepare(BEGIN_WRITING).run([]);',
      replace: '',
    },
    test: { path: STORE, title: 'writes nothing of a transaction that fails', on: IN_A_FILE },
  },
  {
    guarantee: 'Documents in a file: what is committed is on the disk',
    breaks: {
      bug: 'the log is synced now and then',
      file: 'packages/service-kit/src/store/sql/connection.ts',
      find: "'synchronous = FULL'",
      replace: "'synchronous = NORMAL'",
    },
    test: {
      path: 'packages/service-kit/test/store/files.int.test.ts',
      title: 'syncs its log with each commit, so that a power cut takes nothing that was told',
      on: IN_A_FILE,
    },
  },
  {
    guarantee: 'Documents in a file: a shape from the future is not opened',
    breaks: {
      bug: 'their migrations are left to MongoDB',
      file: 'packages/service-kit/src/store/sqlite/store.ts',
      find: 'migrations: migrationsOf(options.schema)',
      replace: 'migrations: []',
    },
    test: {
      path: STORE,
      title: 'refuses to open a database from the future, naming what it does not know',
      on: IN_A_FILE,
    },
  },
  {
    guarantee: 'A query for documents finds the same in a file as in MongoDB',
    breaks: {
      bug: 'the filter is ignored',
      file: SELECT,
      find: 'const where = whereOf(table, filter);',
      replace: 'const where = whereOf(table, filter && {});',
    },
    test: { path: QUERIES, title: 'whatever the rows, the filter and the selection are' },
  },
  {
    guarantee: 'A field that is missing is null, in a file as in MongoDB',
    breaks: {
      bug: 'what is not equal is written as in SQL',
      file: SELECT,
      find: "comparison(column, 'is not', value)",
      replace: "comparison(column, '<>', value)",
    },
    test: { path: QUERIES, title: 'whatever the rows, the filter and the selection are' },
  },
  {
    guarantee: 'All documents are gone through, however many there are',
    breaks: {
      bug: 'a full page counts as the last',
      file: 'packages/service-kit/src/store/sqlite/store.ts',
      find: 'if (rows.length < READ_AT_ONCE) return;',
      replace: 'if (rows.length <= READ_AT_ONCE) return;',
    },
    test: { path: QUERIES, title: 'when it finds more than is read at once' },
  },
  {
    guarantee: 'What jobs look for in a file again and again is found by an index',
    breaks: {
      bug: 'fields are written otherwise in indexes than in queries',
      file: 'packages/service-kit/src/store/sqlite/table.ts',
      find: 'ordered(collection, fields)',
      replace: "ordered(collection, fields).replaceAll('json_extract', 'jsonb_extract')",
    },
    test: {
      path: 'services/missions/test/indexes.test.ts',
      title: 'where documents are in a file, an index leads to %s',
    },
  },
];
