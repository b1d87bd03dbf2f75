import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program of the system. @throws with what it said, when it fails or is not there */
export async function run(program: string, ...args: string[]): Promise<string> {
  return (await execute(program, args)).stdout;
}

/** Why disks of one's own cannot be had here; undefined when they can. */
export async function noDisks(...programs: string[]): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'it mounts disks of its own, which needs Linux';
  if (process.getuid?.() !== 0) return 'it mounts disks of its own, which only root may';
  for (const program of ['mount', 'umount', ...programs]) {
    const found = await run('which', program).catch(() => undefined);
    if (!found) return `it needs ${program}, which is not installed`;
  }
  return undefined;
}
