import {
  CHAIN,
  compileReactionRules,
  type DayClock,
  type EventIndex,
  FIRST_EVENT,
  indexByEvent,
  type LoadedContent,
  type MissionDefinition,
  type Reactions,
  type RuleFinder,
  type Trigger,
} from '@yabot/content';
import { compileGames, type Games } from './games.ts';
import { type Goal, goalOf } from './goal.ts';

/** A mission of the content, prepared for decisions. */
export interface Mission extends MissionDefinition {
  readonly goal: Goal;
  /** The missions that give this one, of a mission that is given by a chain. */
  readonly before: readonly string[];
}

/** An event that brings a mission further. */
export interface StepOf {
  readonly mission: Mission;
  readonly trigger: Trigger;
  /** Which of its steps, from 0. */
  readonly stage: number;
}

/** An event that gives a mission, or after which a user may have all that it requires. */
interface GivenBy {
  readonly mission: Mission;
  readonly trigger: Trigger;
}

/** What the content says about missions and reactions, prepared once a version. */
export interface Definitions extends Games {
  readonly version: string;
  /** The days of those who have not chosen their own. */
  readonly clock: DayClock;
  readonly missions: readonly Mission[];
  readonly byId: ReadonlyMap<string, Mission>;
  /** The missions an event brings further. */
  readonly steps: EventIndex<StepOf>;
  /** The missions nobody waits for an event to get. */
  readonly given: readonly Mission[];
  /** Those of them that completing another may give. */
  readonly linked: readonly Mission[];
  /** The missions an event gives. */
  readonly assignments: EventIndex<GivenBy>;
  /** The names of the achievements that missions require. */
  readonly achievements: LoadedContent['content']['achievements'];
  readonly reactions: Reactions;
  readonly ruleFor: RuleFinder;
}

/** Prepares content for decisions. */
export function compile({ content, version }: Pick<LoadedContent, 'content' | 'version'>): Definitions {
  const { reactions, community, achievements } = content;
  const missions = content.missions.map((definition) => prepared(definition, content.missions));
  const given = missions.filter(({ assign }) => assign.on === FIRST_EVENT || assign.on === CHAIN);
  return {
    ...compileGames(content),
    version,
    missions,
    byId: new Map(missions.map((mission) => [mission.id, mission])),
    reactions,
    achievements,
    clock: { timeZone: community.timeZone, dayStart: community.dayStart ?? 0 },
    steps: indexByEvent(missions.flatMap(stepsOf)),
    given,
    linked: given.filter(({ assign, requires }) => assign.on === CHAIN || requires?.missions),
    assignments: indexByEvent([
      ...missions.filter((mission) => !given.includes(mission)).map(givenByEvent),
      ...given.flatMap(freedBy),
    ]),
    ruleFor: compileReactionRules(content),
  };
}

function prepared(definition: MissionDefinition, all: readonly MissionDefinition[]): Mission {
  const before = all.filter(({ next }) => next?.includes(definition.id)).map(({ id }) => id);
  return { ...definition, goal: goalOf(definition), before };
}

function stepsOf(mission: Mission): StepOf[] {
  const { trigger, steps } = mission;
  if (trigger) return [{ mission, trigger, stage: 0 }];
  return (steps ?? []).map((step, stage) => ({ mission, trigger: step.trigger, stage }));
}

function givenByEvent(mission: Mission): GivenBy {
  const { on, where } = mission.assign;
  return { mission, trigger: { event: on, ...(where ? { where } : {}) } };
}

/** The events of others after which a user may have what a mission requires. */
function freedBy(mission: Mission): GivenBy[] {
  const { achievements = [], level } = mission.requires ?? {};
  const unlocked = achievements.map(({ id }) => ({
    event: 'achievements.achievement-unlocked',
    where: { achievementId: id },
  }));
  const risen = level === undefined ? [] : [{ event: 'achievements.level-reached' }];
  return [...unlocked, ...risen].map((trigger) => ({ mission, trigger }));
}
