import { isBanned, isOpenOn, type MissionDefinition } from '@yabot/content';
import {
  Credit,
  type EmittedEvent,
  MissionCompleted,
  MissionProgressed,
  type SentCommand,
} from '@yabot/contracts';
import type { Definitions } from './definitions.ts';
import { dayOf, inTurn, type Outcome, type Progress, progressIn, type Standing } from './progress.ts';
import { assign, review } from './review.ts';

/** Something that happened to a user. */
export interface Fact {
  /** The type of the event. */
  readonly type: string;
  readonly data: unknown;
  readonly at: Date;
}

/** What an event means for the missions of a user. Who is banned earns nothing. */
export function count(progress: Progress, fact: Fact, definitions: Definitions): Outcome {
  if (isBanned(progress.ban, fact.at)) return { progress, emit: [], send: [] };
  return inTurn(
    progress,
    (before) => begin(before, fact, definitions),
    (begun) => step(begun, fact, definitions),
  );
}

/** The missions as they are on the day of an event, with those it assigns. */
export function begin(progress: Progress, { type, data, at }: Fact, definitions: Definitions): Outcome {
  const day = dayOf(progress, at, definitions.timeZone);
  const assigned = definitions.assignments.matching(type, data);
  return inTurn(
    progress,
    (before) => review(before, day, at, definitions),
    (reviewed) =>
      assign(
        reviewed,
        assigned.map(({ mission }) => mission),
        at,
      ),
  );
}

/** One step further in each open mission the event is a step of. */
export function step(progress: Progress, { type, data }: Fact, definitions: Definitions): Outcome {
  const open = definitions.steps
    .matching(type, data)
    .filter((mission) => progress.missions[mission.id]?.state === 'open' && isOpenOn(mission, progress.day));
  if (open.length === 0) return { progress, emit: [], send: [] };
  const steps = open.map((mission) => ({ mission, standing: oneMore(progress, mission) }));
  const completed = steps.filter(({ standing }) => standing.state === 'completed');
  const missions = Object.fromEntries(steps.map(({ mission, standing }) => [mission.id, standing]));
  return {
    progress: { ...progress, missions: { ...progress.missions, ...missions } },
    emit: [
      progressed(progress.userId, steps),
      ...completed.map((it) => completion(progress.userId, it.mission, it.standing)),
    ],
    send: completed.map((it) => reward(progress.userId, it.mission, it.standing)),
  };
}

function oneMore(progress: Progress, { id, target }: MissionDefinition): Standing {
  const standing = progress.missions[id]!;
  const count = standing.count + 1;
  if (count < target.count) return { ...standing, count };
  return { ...standing, count: target.count, state: 'completed', rounds: standing.rounds + 1 };
}

function progressed(
  userId: string,
  steps: readonly { mission: MissionDefinition; standing: Standing }[],
): EmittedEvent {
  return MissionProgressed.of({
    userId,
    steps: steps.map(({ mission, standing }) => progressIn(mission, standing)),
  });
}

function completion(userId: string, mission: MissionDefinition, { rounds }: Standing): EmittedEvent {
  const { id, title, reward } = mission;
  return MissionCompleted.of({ userId, missionId: id, title, round: rounds, reward });
}

function reward(userId: string, { id, reward }: MissionDefinition, { rounds }: Standing): SentCommand {
  const cause = `mission:${id}:${rounds}:${userId}`;
  return Credit.of({ userId, amount: reward.besitos, reason: 'mission', cause }, { key: cause });
}
