import type { DocumentQuery } from '../store/documents/query.ts';

/** Drops every database of the fleet on a MongoDB server of a test. */
export async function emptyMongo(url: string): Promise<void> {
  // Most tests know no MongoDB, and its driver takes long to load.
  const { default: mongoose } = await import('mongoose');
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    const { databases } = await connection.db!.admin().listDatabases({ nameOnly: true });
    const ours = databases.filter(({ name }) => name.startsWith('yabot_'));
    await Promise.all(ours.map(({ name }) => connection.useDb(name).dropDatabase()));
  } finally {
    await connection.close();
  }
}

/**
 * How SQLite reaches what a query for documents finds: a step for each table or index it goes through.
 * @example expect(await planOf(roundsDueBefore(now))).toEqual([expect.stringContaining('USING INDEX trivia_rounds_dueAt')]);
 */
export async function planOf(query: DocumentQuery): Promise<string[]> {
  const { planOfStatement } = await import('../store/sqlite/plan.ts');
  const { selectOf } = await import('../store/sqlite/select.ts');
  return planOfStatement(query.table, selectOf(query));
}
