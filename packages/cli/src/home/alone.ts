import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { Home } from './home.ts';

const POLL_MS = 10;
const TIMEOUT_MS = 10_000;
const SQLITE_BUSY = 5;

/**
 * Does something while no other process does it in this home. The lock is the system's, held through SQLite: it is gone
 * with the process, however that ends.
 */
export async function alone<T>(home: Home, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(home.in('up.lock'), { timeout: 0 });
  try {
    const deadline = performance.now() + TIMEOUT_MS;
    while (!taken(lock)) {
      if (performance.now() > deadline) throw new Error(`${home.in('up.lock')} is held by another process`);
      await wait(POLL_MS);
    }
    return await work();
  } finally {
    lock.close();
  }
}

function taken(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
