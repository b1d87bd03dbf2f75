import { type FleetPlace, LoadFleet } from '../fleet/load-fleet.ts';
import { startAll } from '../inner/inner.ts';
import { InnerPath } from '../inner/path.ts';
import { type InnerPoint, measurePoint } from '../inner/point.ts';
import { estimatedMiB, fillFleet, hasRoom } from './fill.ts';

/** How much a fleet holds before the load. */
export interface Size {
  readonly users: number;
  readonly events: number;
}

/** What a load of the same size costs in a fleet that holds so much. */
export interface Grown extends Size, InnerPoint {
  readonly fillSeconds: number;
}

const [FEW_USERS, FEW_EVENTS] = [1_000, 10_000];
const STEPS = {
  short: { users: [1_000, 10_000, 100_000], events: [10_000, 100_000, 1_000_000] },
  full: { users: [1_000, 100_000, 1_000_000], events: [10_000, 1_000_000, 10_000_000] },
} as const;

/** How far the databases are filled. */
export type Reach = keyof typeof STEPS;

/** One axis at a time: many users with few events, then many events of few users. */
export function sizesFor(reach: Reach): Size[] {
  const { users, events } = STEPS[reach];
  return [
    ...users.map((count) => ({ users: count, events: FEW_EVENTS })),
    ...events.slice(1).map((count) => ({ users: FEW_USERS, events: count })),
  ];
}

export async function measureGrowth(
  place: FleetPlace,
  { reach, seconds }: { reach: Reach; seconds: number },
  tell: (what: string) => void,
): Promise<Grown[]> {
  const sizes = sizesFor(reach);
  const most = Math.max(...sizes.map((size) => estimatedMiB(size, place.documents)));
  await hasRoom(place.folder, most);
  tell(`growth: ${sizes.length} sizes, at most about ${most} MiB on the disk, removed afterwards`);
  const grown: Grown[] = [];
  for (const size of sizes) {
    tell(`growth: ${size.users} users and ${size.events} events`);
    grown.push(await measureSize(place, size, seconds));
  }
  return grown;
}

const WARM_UP = 1_000;

async function measureSize(place: FleetPlace, size: Size, seconds: number): Promise<Grown> {
  const fleet = await LoadFleet.start(place);
  try {
    const path = new InnerPath(fleet);
    await startAll(fleet, {});
    const users = await path.gather();
    await fleet.stopServices();
    const { messages } = path.record;
    const began = performance.now();
    await fillFleet(fleet, {
      users: Math.max(0, Math.ceil(size.users / users) - 1),
      events: Math.max(0, Math.ceil(size.events / messages) - 1),
    });
    const fillSeconds = Math.round((performance.now() - began) / 100) / 10;
    await startAll(fleet, {});
    await path.warmUp(WARM_UP);
    return { ...size, fillSeconds, ...(await measurePoint(path, seconds)) };
  } finally {
    await fleet.stop();
  }
}
