import { isBanned, isOpenOn } from '@yabot/content';
import { MissionProgressed } from '@yabot/contracts';
import { assign } from './assign.ts';
import { completion } from './completion.ts';
import type { Definitions, Mission, StepOf } from './definitions.ts';
import {
  dayOf,
  inTurn,
  type Outcome,
  type Progress,
  progressIn,
  quietly,
  type Standing,
} from './progress.ts';
import { isQuiet, quieter } from './quiet.ts';
import { review } from './review.ts';
import { advanced, completed, isRested, renewed } from './standing.ts';

/** Something that happened to a user. */
export interface Fact {
  /** The type of the event. */
  readonly type: string;
  readonly data: unknown;
  readonly at: Date;
}

/** A mission that was brought further, and where the user stands in it now. */
interface Further {
  readonly mission: Mission;
  readonly standing: Standing;
}

/** What an event means for the missions of a user. Who is banned earns nothing. */
export function count(progress: Progress, fact: Fact, definitions: Definitions): Outcome {
  if (isBanned(progress.ban, fact.at)) return quietly(progress);
  const outcome = inTurn(
    progress,
    (before) => begin(before, fact, definitions),
    (begun) => step(begun, fact, definitions),
  );
  return isQuiet(fact) ? quieter(outcome) : outcome;
}

/** The missions as they are on the day of an event, with those it gives. */
export function begin(progress: Progress, { type, data, at }: Fact, definitions: Definitions): Outcome {
  const day = dayOf(progress, at, definitions.clock);
  const given = definitions.assignments.matching(type, data).map(({ mission }) => mission);
  return inTurn(
    progress,
    (before) => review(before, day, at, definitions),
    (reviewed) => assign(reviewed, given, at),
  );
}

/** One step further in each open mission the event is a step of. */
export function step(progress: Progress, { type, data, at }: Fact, definitions: Definitions): Outcome {
  const further = definitions.steps
    .matching(type, data)
    .flatMap((entry) => furtherBy(progress, entry, data, at));
  return further.length === 0 ? quietly(progress) : reach(progress, further, at, definitions);
}

/** Takes on where a user stands now: what reached its target is completed, and gives what comes after it. */
export function reach(
  progress: Progress,
  further: readonly Further[],
  at: Date,
  definitions: Definitions,
): Outcome {
  const reached = further.map(({ mission, standing }) => ({
    mission,
    standing:
      standing.count < mission.goal.target ? standing : completed(standing, mission, progress.day, at),
  }));
  const done = reached.filter(({ standing }) => standing.state === 'completed');
  const told = done.map(({ mission, standing }) => completion(progress.userId, mission, standing));
  const missions = Object.fromEntries(reached.map(({ mission, standing }) => [mission.id, standing]));
  const steps = reached.map(({ mission, standing }) => progressIn(mission, standing));
  return inTurn(
    progress,
    (before) => ({
      progress: { ...before, missions: { ...before.missions, ...missions } },
      emit: [MissionProgressed.of({ userId: before.userId, steps }), ...told.flatMap(({ emit }) => emit)],
      send: told.flatMap(({ send }) => send),
    }),
    (after) => (done.length === 0 ? quietly(after) : assign(after, definitions.linked, at)),
  );
}

function furtherBy(progress: Progress, { mission, stage }: StepOf, data: unknown, at: Date): Further[] {
  const known = progress.missions[mission.id];
  if (!known || !isOpenOn(mission, progress.day)) return [];
  const standing = isRested(known, mission, at) ? renewed(known, mission, progress.day, at) : known;
  if (standing.state !== 'open') return [];
  const after = advanced(standing, mission, stage, data, progress.day);
  return after === standing ? [] : [{ mission, standing: after }];
}
