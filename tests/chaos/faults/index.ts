import { blackHole } from './black-hole.ts';
import { clock } from './clock.ts';
import { duplicates } from './duplicates.ts';
import type { Fault } from './fault.ts';
import { freeze } from './freeze.ts';
import { halfOpen } from './half-open.ts';
import { kill } from './kill.ts';
import { latency } from './latency.ts';
import { lock } from './lock.ts';
import { poison } from './poison.ts';
import { reset } from './reset.ts';
import { stop } from './stop.ts';
import { telegram } from './telegram.ts';

/** Every fault of the long run. */
export const FAULTS: readonly Fault[] = [
  kill,
  freeze,
  stop,
  blackHole,
  halfOpen,
  reset,
  latency,
  lock,
  duplicates,
  poison,
  telegram,
  clock,
];
