import type { Random } from '../rig/random.ts';
import type { Rig } from '../rig/rig.ts';
import type { Target } from '../rig/target.ts';

/** How a fault ended. */
export interface Healed {
  /** What was done, for the report: `3.2 s`, `12 messages`. */
  readonly note: string;
}

/** A way to hurt the fleet that it must survive. */
export interface Fault {
  /** As in the name of its file. */
  readonly name: string;
  /** Why it cannot be had on this machine, such as a missing program; undefined when it can. */
  readonly missing?: (rig: Rig) => Promise<string | undefined>;
  /** What it can hurt, by name: the same for the same options, so that a seed tells the course of a run. */
  readonly targets: (rig: Rig) => readonly Target[];
  /** Hurts a target. Resolves when it is over and the target serves again. */
  readonly inflict: (rig: Rig, target: Target, random: Random) => Promise<Healed>;
}
