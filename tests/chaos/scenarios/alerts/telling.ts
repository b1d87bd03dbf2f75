import type { Rig } from '../../rig/rig.ts';

/** Something that goes wrong, and the alert that has to tell it. */
export interface TellingFault {
  /** In words: `MongoDB is frozen`. */
  readonly what: string;
  readonly alert: string;
  /** Lets it go wrong. @returns what puts it right */
  readonly begin: (rig: Rig) => Promise<() => Promise<void>>;
}
