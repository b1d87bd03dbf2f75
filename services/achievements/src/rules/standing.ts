import type { AchievementDefinition, Ban } from '@yabot/content';
import type { EmittedEvent, SentCommand } from '@yabot/contracts';

/** Bronze, silver or gold. */
export type Tier = AchievementDefinition['tiers'][number]['tier'];

/** Where a user stands in one achievement. */
export interface Tally {
  /** Events counted, also beyond the highest tier. */
  readonly count: number;
  readonly earned: readonly { readonly tier: Tier; readonly at: string }[];
}

/** All that is kept of a user for the achievements; one document. */
export interface Standing {
  readonly userId: string;
  readonly ban: Ban | null;
  readonly xp: number;
  /** The highest level that was told. */
  readonly level: number;
  readonly achievements: Readonly<Record<string, Tally>>;
}

/** What a rule decided. */
export interface Outcome {
  readonly standing: Standing;
  readonly emit: readonly EmittedEvent[];
  readonly send: readonly SentCommand[];
}

/** Of a user nothing was heard of before. */
export function newStanding(userId: string): Standing {
  return { userId, ban: null, xp: 0, level: 1, achievements: {} };
}

/** Where a user stands in an achievement. */
export function tallyOf({ achievements }: Standing, id: string): Tally {
  return achievements[id] ?? { count: 0, earned: [] };
}

/** Whether a tier was earned. */
export function hasEarned({ earned }: Tally, tier: Tier): boolean {
  return earned.some((it) => it.tier === tier);
}
