import { setTimeout as wait } from 'node:timers/promises';
import type { LoadFleet } from '../fleet/load-fleet.ts';
import { cpuSecondsOf, recordUsage } from '../measure/usage-recorder.ts';

const SECONDS = 10;

/** What the whole fleet takes when nobody does anything. */
export interface Idle {
  /** Of one core, databases and NATS included. */
  readonly cpuPercent: number;
  readonly rssMiB: number;
  /** Without databases and NATS. */
  readonly servicesRssMiB: number;
}

export async function measureIdle(fleet: LoadFleet): Promise<Idle> {
  const used = await recordUsage(fleet.processes);
  await wait(SECONDS * 1_000);
  const { processes, seconds } = await used();
  const services = new Set<string>(fleet.services.map(({ name }) => name));
  const rss = (all: typeof processes) => all.reduce((sum, { rssMiB }) => sum + rssMiB, 0);
  return {
    cpuPercent: Math.round((cpuSecondsOf(processes) / seconds) * 1_000) / 10,
    rssMiB: rss(processes),
    servicesRssMiB: rss(processes.filter(({ name }) => services.has(name))),
  };
}
