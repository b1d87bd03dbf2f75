import { DatabaseSync } from 'node:sqlite';
import { copyOf } from './copies.ts';
import { copiesOf, type Fill } from './fill.ts';

/**
 * Adds rows to the kit's tables of a database like those they have. The wallet's own book is left as it is: each entry
 * carries the hash of the one before, and the wallet audits it.
 */
export function fillSqlite(file: string, fill: Fill): void {
  const database = new DatabaseSync(file);
  database.exec('pragma synchronous = off');
  database.function('copied', (text, copy) =>
    typeof text === 'string' ? copyOf(text, Number(copy)) : (text as number),
  );
  for (const table of ['kit_inbox', 'kit_outbox', 'kit_sequences']) {
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
