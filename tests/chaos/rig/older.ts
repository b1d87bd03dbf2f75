import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** This checkout, from which instances are started unless it is said otherwise. */
export const ROOT = join(import.meta.dirname, '../../..');

/**
 * Puts an older version of the project into a folder, with what it needs installed.
 * @param commit as git takes it: `HEAD~20`, a tag
 * @returns where it is
 * @throws when there is no such commit, such as in a shallow clone, or it cannot be installed
 */
export async function olderVersion(commit: string, folder: string): Promise<string> {
  const root = join(folder, 'older');
  const archive = join(folder, 'older.tar');
  await mkdir(root, { recursive: true });
  await run('git', ['archive', '--output', archive, commit], { cwd: ROOT });
  await run('tar', ['-xf', archive, '-C', root]);
  await run('make', ['install'], { cwd: root });
  return root;
}
