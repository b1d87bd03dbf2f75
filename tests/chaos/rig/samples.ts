import { setTimeout as wait } from 'node:timers/promises';
import { wallClock } from '../../shared/measure/clock.ts';
import { waiting } from '../check/drained.ts';
import type { Rig } from './rig.ts';

/** How the fleet was at a moment. */
export interface Sample {
  readonly at: number;
  /** Messages that wait anywhere; null while that could not be found out. */
  readonly waiting: number | null;
  /** Messages of the bot so far. */
  readonly told: number;
}

const EVERY_MS = 1_000;
const PATIENCE_MS = 3_000;

/** Looks at the fleet from now on, as long as it stands; the function it returns gives what was seen. */
export function sample(rig: Rig): () => readonly Sample[] {
  const samples: Sample[] = [];
  void (async () => {
    while (rig.stands) {
      const at = wallClock();
      const all = waiting(rig).then((depths) => Object.values(depths).reduce((sum, depth) => sum + depth, 0));
      const patience = wait(PATIENCE_MS, null, { ref: false });
      const depth = await Promise.race([all.catch(() => null), patience]);
      samples.push({ at, waiting: depth, told: rig.telegram.messages.length });
      await wait(EVERY_MS, undefined, { ref: false });
    }
  })();
  return () => samples;
}
