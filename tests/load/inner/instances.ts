import { type FleetPlace, LoadFleet } from '../fleet/load-fleet.ts';
import { startAll } from './inner.ts';
import { InnerPath } from './path.ts';
import { type InnerPoint, measurePoint } from './point.ts';

/** The inner path with several instances of one service. */
export interface Instances extends InnerPoint {
  readonly instances: number;
}

const COUNTS = [1, 2, 4];
const SERVICE = 'missions';
const WARM_UP = 1_000;

/** Measures the inner path with one, two and four instances of missions, which share its partitions. */
export async function measureInstances(
  place: FleetPlace,
  { seconds }: { seconds: number },
  tell: (what: string) => void,
): Promise<Instances[]> {
  const fleet = await LoadFleet.start(place);
  try {
    await startAll(fleet, {});
    const path = new InnerPath(fleet);
    await path.gather();
    const measured: Instances[] = [];
    for (const [index, instances] of COUNTS.entries()) {
      await fleet.addInstances(SERVICE, instances - (COUNTS[index - 1] ?? 1));
      await path.warmUp(WARM_UP);
      tell(`instances: ${instances} of ${SERVICE}`);
      measured.push({ instances, ...(await measurePoint(path, seconds)) });
    }
    return measured;
  } finally {
    await fleet.stop();
  }
}
