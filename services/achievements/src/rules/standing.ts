import { type AchievementDefinition, type Ban, type DayClock, type Excused, excusedBy } from '@yabot/content';
import type { EmittedEvent, Role, SentCommand } from '@yabot/contracts';
import type { History } from './history.ts';
import type { Scores } from './scores.ts';
import { joined } from './streak.ts';

/** Bronze, silver or gold. */
export type Tier = AchievementDefinition['tiers'][number]['tier'];

/** Where a user stands in one achievement. */
export interface Tally {
  /** Events, the sum, different values, or days in a row up to now; counted also beyond the highest tier. */
  readonly count: number;
  readonly earned: readonly { readonly tier: Tier; readonly at: string }[];
  /** The different values counted; no longer kept when all tiers are earned. */
  readonly values?: readonly string[];
  /** The last day of a streak, where the user lives. */
  readonly day?: string;
}

/** All that is kept of a user for the achievements; one document. */
export interface Standing {
  readonly userId: string;
  readonly ban: Ban | null;
  /** Null while it is unknown: then the community's counts. */
  readonly timeZone: string | null;
  /** The hour at which their day begins; null for the community's. */
  readonly dayStart: number | null;
  /** The days that moving cut short; both belong to them. */
  readonly excused: Excused | null;
  readonly roles: readonly Role[];
  /** Whether they want to be on no leaderboard. */
  readonly offBoards: boolean;
  readonly xp: number;
  /** The highest level that was told. */
  readonly level: number;
  readonly achievements: Readonly<Record<string, Tally>>;
  readonly scores: Scores;
  /** When something last changed that a board shows; for those that follow. */
  readonly changedAt: string | null;
  readonly history: History;
}

/** What a rule decided. */
export interface Outcome {
  readonly standing: Standing;
  readonly emit: readonly EmittedEvent[];
  readonly send: readonly SentCommand[];
}

/** Of a user nothing was heard of before. */
export function newStanding(userId: string): Standing {
  return {
    userId,
    ban: null,
    timeZone: null,
    dayStart: null,
    excused: null,
    roles: [],
    offBoards: false,
    xp: 0,
    level: 1,
    achievements: {},
    scores: { at: null, week: null, month: null, seasons: {} },
    changedAt: null,
    history: {},
  };
}

/** Where a user stands in an achievement. */
export function tallyOf({ achievements }: Pick<Standing, 'achievements'>, id: string): Tally {
  return achievements[id] ?? { count: 0, earned: [] };
}

/** Whether a tier was earned. */
export function hasEarned({ earned }: Tally, tier: Tier): boolean {
  return earned.some((it) => it.tier === tier);
}

/** The standing with a later change to be followed: never the moment of the one before, whatever the clock says. */
export function changed(standing: Standing, now: Date): Standing {
  const before = standing.changedAt === null ? 0 : Date.parse(standing.changedAt);
  return { ...standing, changedAt: new Date(Math.max(now.getTime(), before + 1)).toISOString() };
}

/** What tells a user's days. */
export interface Clock {
  readonly timeZone: string;
  readonly dayStart?: number | null | undefined;
}

/** The standing by the clock that holds from now on; the same one when nothing is new. */
export function livingBy(
  standing: Standing,
  { timeZone, dayStart = null }: Clock,
  at: Date,
  community: Clock,
): Standing {
  if (standing.timeZone === timeZone && standing.dayStart === dayStart) return standing;
  const after = { ...standing, timeZone, dayStart };
  const excused = excusedBy(at, clockOf(standing, community), clockOf(after, community));
  return { ...after, excused: excused ? joined(standing.excused, excused) : standing.excused };
}

/** What tells a user's days, where they chose it themselves or not. */
export function clockOf(
  { timeZone, dayStart }: Pick<Standing, 'timeZone' | 'dayStart'>,
  community: Clock,
): DayClock {
  return {
    timeZone: timeZone ?? community.timeZone,
    dayStart: dayStart ?? community.dayStart ?? 0,
  };
}
