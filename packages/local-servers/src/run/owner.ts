import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { LocalServerError } from '../errors.ts';
import { isAlive } from '../lock.ts';
import { until } from '../until.ts';

const run = promisify(execFile);
const PATIENCE_MS = 12_000;

/**
 * Waits until the server that a former process left in this folder has ended: after a crash of its owner that
 * takes a moment. Two servers on one folder would destroy the data, so a server that stays is an error.
 */
export async function waitUntilReleased(
  pidFile: string,
  server: { readonly name: string; readonly binary: string },
  dir: string,
): Promise<void> {
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
  const isFree = async () => !(pid > 0 && isAlive(pid) && (await runs(pid, server.binary)));
  await until(isFree, { signal: AbortSignal.timeout(PATIENCE_MS), everyMs: 50 }).catch(() => {
    throw new LocalServerError(
      'SERVER_DIR_IN_USE',
      `Another ${server.name} (process ${pid}) uses ${dir}. Stop the yabot that started it, or choose another folder.`,
    );
  });
}

/** Whether the process is that server: ids are given anew, so the number alone says little. */
async function runs(pid: number, binary: string): Promise<boolean> {
  const { state, name } = await describe(pid);
  return state !== 'Z' && name === basename(binary).slice(0, 15);
}

async function describe(pid: number): Promise<{ state: string; name: string }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat !== undefined) {
    const [, name = '', state = ''] = /\((.*)\) (\S)/s.exec(stat) ?? [];
    return { state, name };
  }
  const ps = await run('ps', ['-p', String(pid), '-o', 'state=,comm=']).catch(() => undefined);
  const [state = '', command = ''] = ps?.stdout.trim().split(/\s+/) ?? [];
  return { state: state.slice(0, 1), name: basename(command).slice(0, 15) };
}
