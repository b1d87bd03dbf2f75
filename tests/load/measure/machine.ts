import { mkdtemp, open, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { latencyOf } from '../../shared/measure/percentiles.ts';

/** What the figures depend on besides the code. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  /** How long it takes until 4 KiB are safe on the disk the databases use. */
  readonly diskSyncMs: { readonly p50: number; readonly p99: number };
}

export async function describeMachine(folder: string): Promise<Machine> {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 1_024 ** 3),
    diskSyncMs: await diskSync(folder),
  };
}

/** The load average of the last minute: others' work disturbs a measurement. */
export const load = (): number => Math.round(loadavg()[0]! * 100) / 100;

const SYNCS = 200;
const PAGE = Buffer.alloc(4_096, 1);

async function diskSync(folder: string) {
  const place = await mkdtemp(join(folder, 'sync-'));
  const file = await open(join(place, 'file'), 'w');
  const took: number[] = [];
  for (let index = 0; index < SYNCS; index++) {
    const began = performance.now();
    await file.write(PAGE);
    await file.datasync();
    took.push(performance.now() - began);
  }
  await file.close();
  await rm(place, { recursive: true });
  const { p50, p99 } = latencyOf(took);
  return { p50, p99 };
}
