import { wallClock } from '../../shared/measure/clock.ts';
import { openLoop } from '../../shared/measure/open-loop.ts';
import { type Random, seeded } from '../rig/random.ts';
import type { Rig } from '../rig/rig.ts';
import type { Fault } from './fault.ts';

/** A fault that is to be inflicted. */
export interface Strike {
  readonly fault: string;
  readonly target: string;
  /** Of its own chance, so that what one does changes no other. */
  readonly seed: number;
}

/** A fault that was inflicted. */
export interface Struck extends Strike {
  /** Milliseconds since 1970: when it was inflicted. */
  readonly at: number;
  /** Until the target served again; null when it did not. */
  readonly healedAfterMs: number | null;
  readonly note: string;
}

/** What shall go wrong, in which order: told by the seed, and not by how the run goes. */
export function planned(
  random: Random,
  count: number,
  faults: readonly { name: string; targets: readonly { name: string }[] }[],
): Strike[] {
  const rounds: { name: string; targets: readonly { name: string }[] }[] = [];
  while (rounds.length < count) rounds.push(...random.shuffled(faults));
  return rounds.slice(0, count).map(({ name, targets }) => ({
    fault: name,
    target: random.pick(targets).name,
    seed: random.whole(1, 2 ** 31),
  }));
}

/** How the faults of a run are inflicted. */
export interface Course {
  readonly strikes: readonly Strike[];
  readonly everySeconds: number;
  /** Told of each that is over. */
  readonly tell: (struck: Struck) => void;
}

/** Inflicts one fault after the other at its time; a target that is still hurt is hurt again when it is well. */
export async function inflictAll(rig: Rig, faults: readonly Fault[], course: Course): Promise<Struck[]> {
  const { strikes, everySeconds, tell } = course;
  const busy = new Map<string, Promise<unknown>>();
  const all: Promise<Struck>[] = [];
  await openLoop({
    count: strikes.length,
    perSecond: 1 / everySeconds,
    fire(index) {
      const strike = strikes[index]!;
      const before = busy.get(strike.target) ?? Promise.resolve();
      const struck = before.then(() => inflict(rig, faults, strike));
      busy.set(strike.target, struck);
      all.push(struck);
      void struck.then(tell);
    },
  });
  return Promise.all(all);
}

async function inflict(rig: Rig, faults: readonly Fault[], strike: Strike): Promise<Struck> {
  const fault = faults.find(({ name }) => name === strike.fault)!;
  const at = wallClock();
  try {
    const { note } = await fault.inflict(rig, rig.target(strike.target), seeded(strike.seed));
    return { ...strike, at, healedAfterMs: Math.round(wallClock() - at), note };
  } catch (error) {
    return { ...strike, at, healedAfterMs: null, note: (error as Error).message };
  }
}
