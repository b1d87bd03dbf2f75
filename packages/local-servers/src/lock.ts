import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAlive } from './process.ts';
import { until } from './until.ts';

/**
 * Runs `work` while no other process on this machine runs work under the same lock file.
 * The file holds its owner's process id, so a lock whose owner died is taken over.
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  options: { timeoutMs?: number; onWait?: () => void } = {},
): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const mine = `${process.pid} ${randomUUID()}`;
  if (!(await take(file, mine))) {
    options.onWait?.();
    await until(() => take(file, mine), {
      signal: AbortSignal.timeout(options.timeoutMs ?? 600_000),
      everyMs: 50,
    });
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** The lock appears together with its content, so nobody reads half of it. */
async function take(file: string, mine: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, mine);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await removeIfAbandoned(file);
  return false;
}

/** Sets aside the lock of a dead owner; if a new owner took it meanwhile, the lock is put back. */
async function removeIfAbandoned(file: string): Promise<void> {
  const seen = await readFile(file, 'utf8').catch(() => undefined);
  if (seen === undefined || (await isAlive(Number.parseInt(seen, 10)))) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
    if ((await readFile(aside, 'utf8')) !== seen) await link(aside, file);
  } catch {
    // Another process was quicker; the next attempt sees what it left.
  } finally {
    await rm(aside, { force: true });
  }
}
