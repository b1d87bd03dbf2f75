import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process that is the same one only while both agree: process ids are given anew. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, as the system tells it. */
  readonly began: string;
}

/** The identity of a process that runs; undefined when none of that id does. */
export async function identityOf(pid: number): Promise<ProcessIdentity | undefined> {
  const began = process.platform === 'linux' ? await beganOnLinux(pid) : await beganByPs(pid);
  return began === undefined ? undefined : { pid, began };
}

/** Whether that very process still runs. */
export async function isStillRunning({ pid, began }: ProcessIdentity): Promise<boolean> {
  return (await identityOf(pid))?.began === began;
}

/** The 22nd field counts from the boot of the machine. A process that ended and was not yet collected is gone. */
async function beganOnLinux(pid: number): Promise<string | undefined> {
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
  ]);
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (!state || state === 'Z' || state === 'X') return undefined;
  return `${boot.trim()}/${fields[18]}`;
}

async function beganByPs(pid: number): Promise<string | undefined> {
  const ps = await run('ps', ['-p', String(pid), '-o', 'lstart=']).catch(() => undefined);
  return ps?.stdout.trim() || undefined;
}
