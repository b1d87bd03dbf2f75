import { type Depths, openBacklog, queuesOf } from '../fleet/backlog.ts';
import type { LoadFleet } from '../fleet/load-fleet.ts';

/** How many messages waited, looked at again and again. */
export interface DepthsOverTime {
  /** Seconds since the first look. */
  readonly seconds: readonly number[];
  /** By queue, one for each look; those that were always empty are left out. */
  readonly queues: Readonly<Record<string, readonly number[]>>;
}

const EVERY_MS = 2_000;

/** Watches the queues of a fleet from now on; the function it returns tells how deep they were until then, and ends it. */
export async function recordDepths(fleet: LoadFleet): Promise<() => Promise<DepthsOverTime>> {
  const backlog = await openBacklog(fleet.connection);
  const began = performance.now();
  const looks: { second: number; depths: Depths }[] = [];
  const look = async () => {
    const second = Math.round((performance.now() - began) / 100) / 10;
    const [stream, inside] = await Promise.all([backlog(), queuesOf(fleet.services)]);
    const streamed = Object.entries(stream).map(([service, depth]) => [`${service} stream`, depth]);
    looks.push({ second, depths: { ...Object.fromEntries(streamed), ...inside } });
  };
  let looking: Promise<void> | undefined;
  // A look that fails is left out, and so is one while the one before it still waits for an answer.
  const timer = setInterval(() => {
    looking ??= look()
      .catch(() => undefined)
      .finally(() => {
        looking = undefined;
      });
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
    const names = [...new Set(looks.flatMap(({ depths }) => Object.keys(depths)))].sort();
    const series = names.map((name) => [name, looks.map(({ depths }) => depths[name] ?? 0)] as const);
    return {
      seconds: looks.map(({ second }) => second),
      queues: Object.fromEntries(series.filter(([, depths]) => depths.some((depth) => depth > 0))),
    };
  };
}
