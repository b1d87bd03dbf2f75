import { setTimeout as wait } from 'node:timers/promises';
import { proportionalMiB } from '../../shared/measure/process-usage.ts';
import type { LoadFleet } from '../fleet/load-fleet.ts';
import { cpuSecondsOf, recordUsage } from '../measure/usage-recorder.ts';

/** What starting leaves behind is collected within a quarter of a minute. */
const CALM_MS = 30_000;
const SECONDS = 30;

/** What the whole fleet takes when nobody does anything, databases and NATS included. */
export interface AtRest {
  /** Of one core. */
  readonly cpuPercent: number;
  /** Resident memory, what processes share counted once. */
  readonly rssMiB: number;
  /** Resident memory, what they share counted for each of them, as most tools add it up. */
  readonly rssSumMiB: number;
  readonly processes: readonly ProcessAtRest[];
}

/** @see AtRest */
export interface ProcessAtRest {
  readonly name: string;
  readonly cpuPercent: number;
  readonly rssMiB: number;
}

/** The fleet freshly started, and after all the load. */
export interface Idle extends AtRest {
  readonly afterLoad?: AtRest;
}

/** Lets the fleet calm down, and then watches it. */
export async function atRest(fleet: LoadFleet): Promise<AtRest> {
  await wait(CALM_MS);
  const used = await recordUsage(fleet.processes);
  await wait(SECONDS * 1_000);
  const { processes, seconds } = await used();
  const percent = (cpuSeconds: number) => Math.round((cpuSeconds / seconds) * 10_000) / 100;
  const memory = await Promise.all(fleet.processes.map(({ pid }) => proportionalMiB(pid)));
  return {
    cpuPercent: percent(cpuSecondsOf(processes)),
    rssMiB: Math.round(memory.reduce((sum, each) => sum + each, 0)),
    rssSumMiB: processes.reduce((sum, { rssMiB }) => sum + rssMiB, 0),
    processes: processes.map(({ name, cpuSeconds }, index) => ({
      name,
      cpuPercent: percent(cpuSeconds),
      rssMiB: Math.round(memory[index]!),
    })),
  };
}
