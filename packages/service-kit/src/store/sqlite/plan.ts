import type { Collection } from '../documents/collection.ts';
import { openSql } from '../sql/connection.ts';
import { selectAll } from '../sql/statements.ts';
import type { Statement } from './select.ts';
import { statementsFor } from './table.ts';

/** How SQLite reaches what a statement finds in a collection: a step for each table or index it goes through. */
export async function planOfStatement(collection: Collection, statement: Statement): Promise<string[]> {
  const { writer } = openSql('sqlite::memory:', 'plans');
  try {
    for (const each of statementsFor(collection)) await writer.raw(each);
    const steps = await selectAll(writer, `explain query plan ${statement.sql}`, statement.values);
    return steps.map(({ detail }) => String(detail)).filter((step) => /^(SEARCH|SCAN) /.test(step));
  } finally {
    await writer.destroy();
  }
}
