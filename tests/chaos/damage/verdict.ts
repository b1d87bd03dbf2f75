import type { Checked } from '../check/check.ts';
import type { Load } from '../rig/load.ts';
import type { Rig } from '../rig/rig.ts';
import type { Place, Shown } from '../scenarios/scenario.ts';
import type { Damage } from './files.ts';

/** The promise: a gap is found within five minutes. */
export const FOUND_S = 300;

/** How much is done in a fleet whose stream is damaged. */
export interface DamageShape {
  readonly users: number;
  readonly perSecond: number;
  /** How long nobody reads what is published, before it is hit. */
  readonly unreadSeconds: number;
}

/** What came of a damage: how many messages were missing, after how many seconds that was found and all done again. */
export interface Found {
  readonly missing: number;
  readonly seconds: number;
  readonly doneSeconds: number;
}

/** What there is to judge. */
export interface Seen {
  readonly damages: readonly Damage[];
  readonly shape: DamageShape;
  readonly found: readonly Found[];
  readonly drainSeconds: number;
  readonly left: readonly string[];
  readonly load: Load;
  readonly rig: Rig;
  readonly tell: Place['tell'];
}

/** Whether all is right, and what was seen. */
export function shown(
  checked: Checked,
  { damages, shape, found, drainSeconds, left, load, rig, tell }: Seen,
): Shown {
  const { lost, doubled, unexpected, ledger, sets } = checked;
  for (const set of sets) {
    const wrong = [...set.lost, ...set.doubled, ...set.unexpected];
    if (wrong.length > 0) tell(`${set.name}: ${wrong.length}, such as ${wrong.slice(0, 3).join(', ')}`);
  }
  const latest = Math.max(...found.map((each) => each.seconds));
  const most = found.reduce((one, other) => (other.missing > one.missing ? other : one));
  const isRight = lost + doubled + unexpected + left.length === 0 && ledger.sound && rig.crashes.length === 0;
  return {
    passed: isRight && latest < FOUND_S,
    figure:
      `${damages.map(({ name }) => name).join('; ')}: under ${shape.perSecond} reactions/s, ${load.reactions.length} reactions: lost ${lost}, ` +
      `doubled ${doubled}, unexpected ${unexpected}, ledger ${ledger.sound ? 'clean' : 'NOT CLEAN'}; gaps found after at most ` +
      `${latest} s, of ${most.missing} messages all done again after ${most.doneSeconds.toFixed(1)} s; queues empty ` +
      `${drainSeconds} s after the load`,
  };
}
