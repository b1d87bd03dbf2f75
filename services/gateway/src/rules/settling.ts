import type { Earned } from './earned.ts';

/**
 * What may still come: a reward that was announced does, if late; what unlocks something mostly pays as well, and a completed
 * mission mostly unlocks something.
 */
type Missing = 'reward' | 'pay' | 'unlocked' | 'nothing';
/** So long after the last thing earned it is told. */
const QUIET_MS: Readonly<Record<Missing, number>> = { reward: 300, pay: 75, unlocked: 40, nothing: 25 };
/** So long after the first at the latest; what is celebrated has consequences at other services, one after another. */
const MOST_MS = { plain: 150, celebrated: 400 } as const;

/** What is known of something to tell. */
export interface Expected {
  /** Whether a mission, an achievement or a level is among it, or something that brings more. */
  readonly celebrated: boolean;
  readonly missing: Missing;
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
export function settledAt({ first, last, celebrated, missing }: Coming, patience = 1): number {
  const quiet = patience * QUIET_MS[missing];
  return Math.min(last + quiet, first + patience * MOST_MS[celebrated ? 'celebrated' : 'plain']);
}

/** What is to be expected of what was earned. */
export function expectedOf(earned: Earned): Expected {
  const brings = earned.mentions?.some(({ awaits }) => awaits) ?? false;
  const celebrated = brings || earned.completed.length > 0 || hasUnlocked(earned);
  return { celebrated, missing: brings ? 'reward' : missingOf(earned) };
}

function missingOf(earned: Earned): Missing {
  const { awaiting = 0, besitos, steps, completed } = earned;
  if (awaiting > 0) return 'reward';
  if (hasUnlocked(earned)) return besitos + steps.length + completed.length > 0 ? 'nothing' : 'pay';
  return completed.length > 0 ? 'unlocked' : 'nothing';
}

const hasUnlocked = ({ achievements, level }: Earned) => achievements.length > 0 || level !== null;
