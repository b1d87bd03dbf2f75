import {
  type AchievementDefinition,
  daysAfter,
  type EventIndex,
  indexByEvent,
  type Level,
  type LoadedContent,
  type Season,
  startOfDay,
  type Trigger,
} from '@yabot/content';
import type { Role } from '@yabot/contracts';

/** An achievement that counts events. */
export type Countable = AchievementDefinition & { readonly trigger: Trigger };

/** A season and its moments: the last one is just before `ends`. */
export interface SeasonWindow extends Season {
  readonly begins: Date;
  readonly ends: Date;
}

/** What the content says about achievements, levels and boards, prepared once a version. */
export interface Definitions {
  readonly achievements: readonly AchievementDefinition[];
  /** The achievements that count an event. */
  readonly counting: EventIndex<Countable>;
  /** Those that look at other achievements or at levels. */
  readonly dependent: readonly AchievementDefinition[];
  /** From the lowest. */
  readonly levels: readonly Level[];
  /** The community's. */
  readonly timeZone: string;
  /** The hour at which the day of who has not chosen one begins. */
  readonly dayStart: number;
  readonly seasons: readonly SeasonWindow[];
  /** The roles that are on no board. */
  readonly hidden: ReadonlySet<Role>;
}

/** Prepares content for decisions. */
export function compile({ content }: Pick<LoadedContent, 'content'>): Definitions {
  const { achievements, levels, seasons, community } = content;
  const { timeZone, dayStart = 0 } = community;
  return {
    achievements,
    levels,
    timeZone,
    dayStart,
    counting: indexByEvent(achievements.filter(isCountable)),
    dependent: achievements.filter(({ combination, requires }) => combination || requires.length > 0),
    seasons: seasons.map((season) => ({
      ...season,
      begins: startOfDay(season.from, { timeZone }),
      ends: startOfDay(daysAfter(season.until, 1), { timeZone }),
    })),
    hidden: new Set(community.boards.hide),
  };
}

/** Whether an achievement counts events. */
export function isCountable(achievement: AchievementDefinition): achievement is Countable {
  return achievement.trigger !== undefined;
}
