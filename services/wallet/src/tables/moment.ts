import type { QueryContext } from '@yabot/service-kit';

/** The database, as queries have it. */
export type Sql = QueryContext['sql'];

/** Reads that all see the same moment, while others write. */
export function atOneMoment<T>(sql: Sql, read: (moment: Sql) => Promise<T>): Promise<T> {
  return sql.transaction(read, { isolationLevel: 'repeatable read', readOnly: true });
}
