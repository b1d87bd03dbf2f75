import {
  compileReactionRules,
  type EventIndex,
  FIRST_EVENT,
  indexByEvent,
  type LoadedContent,
  type MissionDefinition,
  type Reactions,
  type RuleFinder,
} from '@yabot/content';
import { compileGames, type Games } from './games.ts';

/** What the content says about missions and reactions, prepared once a version. */
export interface Definitions extends Games {
  readonly version: string;
  /** Of those who have not chosen one. */
  readonly timeZone: string;
  readonly missions: readonly MissionDefinition[];
  /** The missions an event is a step of. */
  readonly steps: EventIndex<MissionDefinition>;
  readonly byFirstEvent: readonly MissionDefinition[];
  /** The missions an event assigns. */
  readonly assignments: EventIndex<{
    readonly trigger: { event: string };
    readonly mission: MissionDefinition;
  }>;
  readonly reactions: Reactions;
  readonly ruleFor: RuleFinder;
}

/** Prepares content for decisions. */
export function compile({ content, version }: Pick<LoadedContent, 'content' | 'version'>): Definitions {
  const { missions, reactions, community } = content;
  const assigned = missions.filter(({ assign }) => assign.on !== FIRST_EVENT);
  return {
    ...compileGames(content),
    version,
    missions,
    reactions,
    timeZone: community.timeZone,
    steps: indexByEvent(missions),
    byFirstEvent: missions.filter(({ assign }) => assign.on === FIRST_EVENT),
    assignments: indexByEvent(
      assigned.map((mission) => ({ mission, trigger: { event: mission.assign.on } })),
    ),
    ruleFor: compileReactionRules(content),
  };
}
