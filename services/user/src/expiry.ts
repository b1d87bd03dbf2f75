import type { Removals } from '@yabot/content';
import { type ExpiryKind, ExpiryResumed, ExpiryStopped } from '@yabot/contracts';
import type { Decision } from '@yabot/service-kit';
import {
  COUNTED_MS,
  type Gate,
  gateOr,
  type Judgement,
  judge,
  type Losses,
  mostAtOnce,
} from './rules/gate.ts';
import { gates } from './tables/gates.ts';

/** From when losses before a moment are counted. */
export const countedSince = (at: string): string => new Date(Date.parse(at) - COUNTED_MS).toISOString();

/** What the gate says of a run, and what is saved and told of it. */
export interface Passage {
  readonly passes: boolean;
  readonly save: NonNullable<Decision['save']>;
  readonly emit: NonNullable<Decision['emit']>;
}

/** Whether a run goes on; an alarm when it is stopped, and a word when that is over. */
export function passage(
  kind: ExpiryKind,
  gate: Gate | undefined,
  losses: Losses,
  { removals, at, runId }: { removals: Removals; at: string; runId: string },
): Passage {
  const judged = judge(gateOr(gate, kind), losses, removals, at, runId);
  const save = judged.changed ? [gates.put(judged.changed)] : [];
  return { passes: judged.verdict === 'passes', save, emit: alarms(kind, judged, removals) };
}

function alarms(kind: ExpiryKind, judged: Judgement, removals: Removals): NonNullable<Decision['emit']> {
  if (judged.verdict === 'passes')
    return judged.resumed === undefined ? [] : [ExpiryResumed.of({ runId: judged.resumed, kind, by: null })];
  if (!judged.isNew || !judged.changed) return [];
  const { due, inside } = judged.changed;
  return [ExpiryStopped.of({ runId: judged.runId, kind, due, inside, limit: mostAtOnce(removals, inside) })];
}
