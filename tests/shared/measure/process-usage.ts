import { readFile } from 'node:fs/promises';

/** What a process has used so far, and what it holds. */
export interface ProcessUsage {
  /** User and system time. */
  readonly cpuSeconds: number;
  readonly rssMiB: number;
}

/** The kernel counts in hundredths of a second on every Linux in use. */
const TICKS_PER_SECOND = 100;
const [USER_TIME, SYSTEM_TIME] = [11, 12];

/** Reads it from /proc; undefined where there is none or when the process has ended. */
export async function usageOf(pid: number): Promise<ProcessUsage | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    // The command's name, in parentheses, may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME]);
    const rssKiB = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    return { cpuSeconds: ticks / TICKS_PER_SECOND, rssMiB: rssKiB / 1_024 };
  } catch {
    return undefined;
  }
}

/**
 * The memory that is a process's own, and its share of what it has in common with others such as the program itself;
 * only this may be added up.
 */
export async function proportionalMiB(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1_024;
}
