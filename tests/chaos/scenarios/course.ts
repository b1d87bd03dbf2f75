import { type Checked, check } from '../check/check.ts';
import { drained } from '../check/drained.ts';
import type { SetCheck } from '../check/sets.ts';
import { Load, postsFor } from '../rig/load.ts';
import { Rig, type RigOptions } from '../rig/rig.ts';
import type { Place, Shown } from './scenario.ts';

/** How big the fleet of a scenario is, and how much is done there. */
export interface Size {
  readonly users: number;
  readonly perSecond: number;
  /** For how long there is load at most; there are posts for as long. */
  readonly seconds: number;
  readonly instances?: number;
  readonly rootOf?: RigOptions['rootOf'];
}

/** What a scenario does with its fleet. */
export interface Stage {
  readonly rig: Rig;
  readonly load: Load;
  readonly tell: Place['tell'];
  /** Followers react for so many seconds. */
  react(seconds: number): Promise<void>;
}

/** What the course itself showed, before every effect is looked at. */
export interface CourseShown extends Shown {
  /** False when the course set a clock. */
  readonly clocksRight?: boolean;
}

const DRAIN_MS = 300_000;
const DRAINED_WITHIN_S = 60;

/** Starts a fleet, runs a course on it, and looks at every effect afterwards: all of it has to be right. */
export async function onFleet(
  { folder, tell, options: { documents } }: Place,
  size: Size,
  course: (stage: Stage) => Promise<CourseShown>,
): Promise<Shown> {
  const { users, perSecond, seconds, instances = 1, rootOf } = size;
  const posts = postsFor({ perSecond, seconds, asksPerSecond: 0 }, users) + 1;
  const rig = await Rig.start({ folder, users, posts, instances, documents, ...(rootOf ? { rootOf } : {}) });
  try {
    const load = new Load(rig);
    const react = (time: number) => load.run({ perSecond, seconds: time, asksPerSecond: 0 });
    const shown = await course({ rig, load, tell, react });
    const end = await drained(rig, DRAIN_MS);
    const found = await check(rig, load, { clocksRight: shown.clocksRight ?? true, oneVersion: !rootOf });
    for (const line of found.sets.flatMap(wrongIn)) tell(line);
    const isDrained = Object.keys(end.left).length === 0 && end.seconds <= DRAINED_WITHIN_S;
    const passed = shown.passed && isDrained && isClean(found) && rig.crashes.length === 0;
    const crashes = rig.crashes.map(({ name, reason }) => `${name} ended: ${reason}`);
    return {
      passed,
      figure: [shown.figure, sumsOf(found), `drained in ${end.seconds} s`, ...crashes].join('; '),
    };
  } finally {
    await rig.stop();
  }
}

const isClean = ({ lost, doubled, unexpected, ledger, deadLetters }: Checked) =>
  lost + doubled + unexpected + deadLetters.length === 0 && ledger.sound;

/** What is wrong in a set, with an example of each sort. */
function wrongIn({ name, lost, doubled, unexpected }: SetCheck): string[] {
  const sorts = Object.entries({ lost, doubled, unexpected }).filter(([, keys]) => keys.length > 0);
  return sorts.map(([sort, keys]) => `${name}: ${keys.length} ${sort}, such as ${keys[0]}`);
}

function sumsOf({ lost, doubled, unexpected, ledger, deadLetters }: Checked): string {
  const letters = deadLetters.length === 0 ? '' : `, ${deadLetters.length} dead letters`;
  const book = ledger.sound ? 'clean' : `${ledger.faults.length} faults`;
  return `lost ${lost}, doubled ${doubled}, unexpected ${unexpected}, ledger ${book}${letters}`;
}

/** How long it takes until something holds, in seconds; infinite when it takes longer than that. */
export async function secondsUntil(condition: () => Promise<boolean>, withinS: number): Promise<number> {
  const began = performance.now();
  const passed = () => (performance.now() - began) / 1_000;
  while (passed() < withinS) {
    if (await condition()) return Math.round(passed() * 100) / 100;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return Number.POSITIVE_INFINITY;
}
