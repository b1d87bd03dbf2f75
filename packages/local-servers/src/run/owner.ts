import { readFile } from 'node:fs/promises';
import { LocalServerError } from '../errors.ts';
import { isAlive, runsBinary } from '../process.ts';
import { until } from '../until.ts';

const PATIENCE_MS = 12_000;

/**
 * Waits until the server that a lost process left in this folder has ended, which takes a moment. Two servers on
 * one folder would destroy the data, so a server whose owner lives, or that stays, is an error.
 * The file holds the process ids of the server and of its owner.
 */
export async function waitUntilReleased(
  pidFile: string,
  server: { readonly name: string; readonly binary: string },
  dir: string,
): Promise<void> {
  const ids = (await readFile(pidFile, 'utf8').catch(() => '')).split(' ');
  const [pid = 0, owner = 0] = ids.map((id) => Number.parseInt(id, 10));
  const isFree = async () => !(await runsBinary(pid, server.binary));
  const signal = (await isAlive(owner)) ? AbortSignal.abort() : AbortSignal.timeout(PATIENCE_MS);
  await until(isFree, { signal, everyMs: 50 }).catch(() => {
    throw new LocalServerError(
      'SERVER_DIR_IN_USE',
      `Another ${server.name} (process ${pid}) uses ${dir}. Stop the yabot that started it, or choose another folder.`,
    );
  });
}
