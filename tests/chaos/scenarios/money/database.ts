import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The wallet's database as somebody has it who got at its file; closed after the work. */
export function withBook<T>(home: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(bookFile(home));
  try {
    database.exec('pragma busy_timeout = 10000');
    return work(database);
  } finally {
    database.close();
  }
}

export const bookFile = (home: string) => join(home, 'data', 'wallet.sqlite');
