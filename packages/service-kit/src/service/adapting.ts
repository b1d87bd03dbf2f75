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
/** What tells V8 after how many calls code is compiled for speed. */
const compileAfter = (calls: number, withSameTypes: number): readonly string[] => [
  `--invocation-count-for-maglev=${calls}`,
  `--minimum-invocations-after-ic-update=${withSameTypes}`,
];
/** What is called a few times a second would not run long enough to be worth it. */
const LATER = compileAfter(4_000, 500);
/** V8's own. */
const AS_USUAL = compileAfter(400, 500);
const SOONER = compileAfter(100, 100);
/** V8's slower compiler for faster code: a quarter of a service's CPU at a hundred messages a second, and no gain that shows. */
export const WITHOUT_TURBOFAN = '--no-turbofan';

/**
 * When V8 is to compile code for speed, as flags.
 * @param busy how many times in a row the service was busy
 */
export function compiling(busy: number): readonly string[] {
  if (busy === 0) return LATER;
  return busy < UNDER_LOAD ? AS_USUAL : SOONER;
}

/**
 * Has V8 follow what the service does. Under load code is compiled for speed sooner: V8 counts calls, of which batches make
 * few, and at a hundred messages a second would stay slow for minutes. At rest it is compiled later, and garbage is
 * collected: V8 does that when it needs room, and who does nothing needs none, so that what a time of load took would stay
 * for hours.
 */
export function adaptToLoad(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let before = performance.eventLoopUtilization();
  let needed = 0;
  let busy = 0;
  setFlags([WITHOUT_TURBOFAN, ...compiling(busy)]);
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    busy = utilization > AT_REST ? busy + 1 : 0;
    setFlags(compiling(busy));
    if (busy > 0 || memoryUsage().heapUsed < needed * GROWN) return;
    collect();
    needed = memoryUsage().heapUsed;
  }, EVERY_MS).unref();
}

function setFlags(flags: readonly string[]) {
  for (const flag of flags) setFlagsFromString(flag);
}
