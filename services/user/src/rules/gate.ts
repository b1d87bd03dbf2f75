import type { Removals } from '@yabot/content';
import type { ExpiryKind } from '@yabot/contracts';

/** What keeps many from losing access at once by mistake, such as by a wrong clock: one of each kind. */
export interface Gate {
  readonly kind: ExpiryKind;
  /** The run that was stopped; null while none is. */
  readonly stoppedRun: string | null;
  /** The moment as of which it was to be. */
  readonly stoppedAt: string | null;
  readonly due: number;
  readonly inside: number;
  /** What was due until this moment an administrator has let go. */
  readonly releasedThrough: string | null;
  /** The administrator who has stopped it, whatever is due; null while only the count does. */
  readonly heldBy: string | null;
}

/** Those who would lose access, by the moments at which it was due. */
export interface Losses {
  readonly due: readonly string[];
  /** Those who lost it within the last hour. */
  readonly recent: readonly string[];
  /** How many have access. */
  readonly inside: number;
}

/** Whether a run may go on; and the gate, when it is not what it was. */
export type Judgement =
  | { readonly verdict: 'passes'; readonly changed?: Gate; readonly resumed?: string }
  | { readonly verdict: 'stopped'; readonly changed?: Gate; readonly isNew: boolean; readonly runId: string };

/** How far back losses are counted. */
export const COUNTED_MS = 60 * 60_000;

/** How many of those who have access may lose it within an hour. */
export function mostAtOnce({ members, share, few }: Removals, inside: number): number {
  return Math.min(members, Math.max(few, Math.floor((inside * share) / 100)));
}

const OPEN = { stoppedRun: null, stoppedAt: null, due: 0, inside: 0, heldBy: null } as const;
const NEW_GATE = { ...OPEN, releasedThrough: null } as const;

export const gateOr = (gate: Gate | undefined, kind: ExpiryKind): Gate => gate ?? { kind, ...NEW_GATE };

/** @param runId of this run, should it be stopped */
export function judge(gate: Gate, losses: Losses, removals: Removals, at: string, runId: string): Judgement {
  const counted = (moments: readonly string[]) =>
    moments.filter((moment) => gate.releasedThrough === null || moment > gate.releasedThrough).length;
  const [due, recent] = [counted(losses.due), counted(losses.recent)];
  const inside = losses.inside + recent;
  if (gate.heldBy !== null || (due > 0 && due + recent > mostAtOnce(removals, inside))) {
    const changed = { ...gate, stoppedRun: gate.stoppedRun ?? runId, stoppedAt: at, due, inside };
    return {
      verdict: 'stopped',
      runId: changed.stoppedRun,
      isNew: gate.stoppedRun === null,
      ...(gate.stoppedRun !== null && gate.due === due ? {} : { changed }),
    };
  }
  if (gate.stoppedRun === null) return { verdict: 'passes' };
  return { verdict: 'passes', changed: { ...gate, ...OPEN }, resumed: gate.stoppedRun };
}

/** The gate when an administrator lets its stopped run go; what is due later is counted again. */
export function released(gate: Gate, now: Date): Gate {
  const moment = now.toISOString();
  const through = gate.stoppedAt !== null && gate.stoppedAt < moment ? gate.stoppedAt : moment;
  return { ...gate, ...OPEN, releasedThrough: through };
}

/** The gate when an administrator stops runs, whatever is due: until it is let go. */
export function held(gate: Gate, by: string, runId: string, now: Date): Gate {
  const stoppedAt = gate.stoppedAt ?? now.toISOString();
  return { ...gate, stoppedRun: gate.stoppedRun ?? runId, stoppedAt, heldBy: by };
}
