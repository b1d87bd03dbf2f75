import { DatabaseSync } from 'node:sqlite';
import { copyOf } from './copies.ts';
import { copiesOf, type Fill } from './fill.ts';

/** Of the kit's tables, those that grow with users and events; the others belong to running instances. */
const OF_THE_KIT = ['kit_inbox', 'kit_outbox', 'kit_sequences'];

/**
 * Adds rows to the kit's tables of a database like those they have.
 * @param tables further tables; what has no id of a user or event as its key is there once, however many there are
 */
export function fillSqlite(file: string, fill: Fill, tables: readonly string[] = []): void {
  const database = new DatabaseSync(file);
  database.exec('pragma synchronous = off');
  database.function('copied', (text, copy) =>
    typeof text === 'string' ? copyOf(text, Number(copy)) : (text as number),
  );
  for (const table of [...OF_THE_KIT, ...tables]) {
    const columns = database.prepare(`select name from pragma_table_info('${table}')`).all();
    const names = columns.map(({ name }) => `"${name}"`);
    const copied = names.map((name) => `copied(${name}, ?1)`);
    database.exec(`create temp table origin as select * from ${table}`);
    const insert = database.prepare(
      `insert or ignore into ${table} (${names.join(', ')}) select ${copied.join(', ')} from origin`,
    );
    database.exec('begin immediate');
    for (const copy of copiesOf(table, fill)) insert.run(copy);
    database.exec('commit');
    database.exec('drop table origin');
  }
  database.close();
}
