import { setTimeout as wait } from 'node:timers/promises';
import type { LoadFleet } from '../fleet/load-fleet.ts';
import { proportionalMiB } from '../measure/process-usage.ts';
import { cpuSecondsOf, type NamedProcess, recordUsage } from '../measure/usage-recorder.ts';

const SECONDS = 10;

/** What the whole fleet takes when nobody does anything. */
export interface Idle {
  /** Of one core, databases and NATS included. */
  readonly cpuPercent: number;
  /** Counts what processes share once for each of them. */
  readonly rssMiB: number;
  /** Counts what they share once. */
  readonly pssMiB: number;
  /** The same without databases and NATS. */
  readonly servicesPssMiB: number;
}

export async function measureIdle(fleet: LoadFleet): Promise<Idle> {
  const used = await recordUsage(fleet.processes);
  await wait(SECONDS * 1_000);
  const { processes, seconds } = await used();
  const [all, services] = await Promise.all([memoryOf(fleet.processes), memoryOf(fleet.services)]);
  return {
    cpuPercent: Math.round((cpuSecondsOf(processes) / seconds) * 1_000) / 10,
    rssMiB: processes.reduce((sum, { rssMiB }) => sum + rssMiB, 0),
    pssMiB: all,
    servicesPssMiB: services,
  };
}

async function memoryOf(processes: readonly NamedProcess[]): Promise<number> {
  const each = await Promise.all(processes.map(({ pid }) => proportionalMiB(pid)));
  return Math.round(each.reduce((sum, memory) => sum + memory, 0));
}
