import type { Earned } from './earned.ts';

/** So long after the last thing earned, or after the first while more comes in, it is told. */
const PLAIN = { quiet: 40, most: 150 } as const;
/** What is celebrated has consequences at other services: a reward, an achievement, a level. They belong to the same message. */
const CELEBRATED = { quiet: 100, most: 400 } as const;

/** Since when and until when something to tell has been coming in. */
export interface Coming {
  readonly first: number;
  readonly last: number;
  readonly celebrated: boolean;
}

/** When it has settled, so that one message tells all of it. */
export function settledAt({ first, last, celebrated }: Coming): number {
  const { quiet, most } = celebrated ? CELEBRATED : PLAIN;
  return Math.min(last + quiet, first + most);
}

/** Whether more is to be expected of what was earned. */
export const isCelebrated = ({ completed, achievements, level }: Earned): boolean =>
  completed.length > 0 || achievements.length > 0 || level !== null;
