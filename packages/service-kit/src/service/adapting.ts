import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY_MS = 5_000;
/** So many times in a row it was busy: a start is no load. */
const UNDER_LOAD = 2;
/** A service at rest works for this share of the time at most. */
const AT_REST = 0.05;
/** So much has come since the last time that it is worth a pause. */
const GROWN = 1.5;
/** After how many calls code is compiled for speed; V8 by itself waits for 400, 3,000 and 500. */
export const SOONER: readonly string[] = [
  '--invocation-count-for-maglev=100',
  '--invocation-count-for-turbofan=600',
  '--minimum-invocations-after-ic-update=100',
];

/**
 * Has V8 follow what the service does. Under load code is compiled for speed sooner: V8 counts calls, of which batches make
 * few, and at a hundred messages a second would stay slow for minutes. At rest garbage is collected: V8 does that when it
 * needs room, and who does nothing needs none, so that what a time of load took would stay for hours.
 */
export function adaptToLoad(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let before = performance.eventLoopUtilization();
  let needed = 0;
  let busy = 0;
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    busy = utilization > AT_REST ? busy + 1 : 0;
    if (busy === UNDER_LOAD) for (const flag of SOONER) setFlagsFromString(flag);
    if (busy > 0 || memoryUsage().heapUsed < needed * GROWN) return;
    collect();
    needed = memoryUsage().heapUsed;
  }, EVERY_MS).unref();
}
