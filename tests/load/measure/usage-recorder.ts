import { cpus } from 'node:os';
import { usageOf } from '../../shared/measure/process-usage.ts';

/** A process that is watched. */
export interface NamedProcess {
  readonly name: string;
  readonly pid: number;
}

/** What a process used over a time. */
export interface ProcessOverTime {
  readonly name: string;
  readonly cpuSeconds: number;
  readonly rssMiB: number;
  readonly maxRssMiB: number;
}

/** What some processes, and all others of the machine together, used over a time. */
export interface UsageOverTime {
  readonly seconds: number;
  readonly processes: readonly ProcessOverTime[];
  /** What the rest of the machine did meanwhile: in a quiet one, next to nothing. */
  readonly othersCpuSeconds: number;
}

const EVERY_MS = 500;

/** Watches processes from now on; the function it returns tells what they used until then, and ends it. */
export async function recordUsage(processes: readonly NamedProcess[]): Promise<() => Promise<UsageOverTime>> {
  const [began, busyBefore] = [performance.now(), busySeconds()];
  const before = await Promise.all(processes.map(({ pid }) => usageOf(pid)));
  const most = before.map((usage) => usage?.rssMiB ?? 0);
  const look = async () => {
    const now = await Promise.all(processes.map(({ pid }) => usageOf(pid)));
    for (const [index, usage] of now.entries()) most[index] = Math.max(most[index]!, usage?.rssMiB ?? 0);
    return now;
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  return async () => {
    clearInterval(timer);
    const after = await look();
    const used = processes.map(({ name }, index) => ({
      name,
      cpuSeconds: hundredths((after[index]?.cpuSeconds ?? 0) - (before[index]?.cpuSeconds ?? 0)),
      rssMiB: Math.round(after[index]?.rssMiB ?? 0),
      maxRssMiB: Math.round(most[index]!),
    }));
    const others = busySeconds() - busyBefore - cpuSecondsOf(used);
    const seconds = hundredths((performance.now() - began) / 1_000);
    return { seconds, processes: used, othersCpuSeconds: Math.max(0, hundredths(others)) };
  };
}

export const cpuSecondsOf = (processes: readonly ProcessOverTime[]): number =>
  processes.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);

/** How long the processors of the machine have worked since it started. */
const busySeconds = () =>
  cpus().reduce((sum, { times }) => sum + (times.user + times.nice + times.sys + times.irq) / 1_000, 0);

const hundredths = (value: number) => Math.round(value * 100) / 100;
