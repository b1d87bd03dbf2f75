import type { Fault } from './fault.ts';
import { freeze } from './freeze.ts';
import { kill } from './kill.ts';
import { stop } from './stop.ts';

/** Every fault of the long run. */
export const FAULTS: readonly Fault[] = [kill, freeze, stop];
