import type { Earned } from './earned.ts';

/** So long after the last thing earned it is told, when no more of it is known to be on its way, and when a reward is: that comes, if late. */
const QUIET_MS = { settled: 25, awaiting: 300 } as const;
/** So long after the first at the latest; what is celebrated has consequences at other services, one after another. */
const MOST_MS = { plain: 150, celebrated: 400 } as const;

/** What is known of something to tell. */
export interface Expected {
  /** Whether a mission, an achievement or a level is among it, or something that brings more. */
  readonly celebrated: boolean;
  /** Whether a reward is on its way. */
  readonly awaiting: boolean;
}

/** Since when and until when something to tell has been coming in. */
export interface Coming extends Expected {
  readonly first: number;
  readonly last: number;
}

/**
 * When it has settled, so that one message tells all of it.
 * @param patience how many times as long as usual what is missing is waited for
 */
export function settledAt({ first, last, celebrated, awaiting }: Coming, patience = 1): number {
  const quiet = patience * QUIET_MS[awaiting ? 'awaiting' : 'settled'];
  return Math.min(last + quiet, first + patience * MOST_MS[celebrated ? 'celebrated' : 'plain']);
}

/** What is to be expected of what was earned. */
export function expectedOf({ completed, achievements, level, mentions, awaiting = 0 }: Earned): Expected {
  const brings = mentions?.some(({ awaits }) => awaits) ?? false;
  return {
    celebrated: completed.length > 0 || achievements.length > 0 || level !== null || brings,
    awaiting: awaiting > 0 || brings,
  };
}
