import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY_MS = 10_000;
/** A service at rest works for this share of the time at most. */
const AT_REST = 0.05;
/** So much has come since the last time that it is worth a pause. */
const GROWN = 1.5;

/**
 * Gives memory back whenever the service has come to rest: V8 collects garbage when it needs room, and who does nothing
 * needs none, so that what a time of load took would stay for hours.
 */
export function giveMemoryBack(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let before = performance.eventLoopUtilization();
  let needed = 0;
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    if (utilization > AT_REST || memoryUsage().heapUsed < needed * GROWN) return;
    collect();
    needed = memoryUsage().heapUsed;
  }, EVERY_MS).unref();
}
