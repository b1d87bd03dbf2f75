import type { LoadFleet } from '../fleet/load-fleet.ts';
import { type Batches, recordBatches } from './batches.ts';
import { type DepthsOverTime, recordDepths } from './depth-recorder.ts';
import { type NamedProcess, recordUsage, type UsageOverTime } from './usage-recorder.ts';

/** What was seen of a fleet under a load. */
export interface Observed {
  readonly usage: UsageOverTime;
  readonly batches: readonly Batches[];
  readonly depths: DepthsOverTime;
}

/** Watches a fleet from now on; the function it returns tells what was seen until then, and ends it. */
export async function observe(
  fleet: LoadFleet,
  processes: readonly NamedProcess[] = fleet.processes,
): Promise<() => Promise<Observed>> {
  const batched = await recordBatches(fleet.services);
  const deep = await recordDepths(fleet);
  const used = await recordUsage(processes);
  return async () => ({ usage: await used(), depths: await deep(), batches: await batched() });
}
