import {
  type AchievementDefinition,
  type EventIndex,
  indexByEvent,
  type Level,
  type LoadedContent,
} from '@yabot/content';

/** What the content says about achievements and levels, prepared once a version. */
export interface Definitions {
  readonly achievements: readonly AchievementDefinition[];
  /** The achievements that count an event. */
  readonly counting: EventIndex<AchievementDefinition>;
  /** From the lowest. */
  readonly levels: readonly Level[];
}

/** Prepares content for decisions. */
export function compile({ content }: Pick<LoadedContent, 'content'>): Definitions {
  const { achievements, levels } = content;
  return { achievements, levels, counting: indexByEvent(achievements) };
}
