import type { MissionDefinition } from './schema/mission.ts';

/**
 * Whether a mission can be done on a day; its first and last day count.
 * @param day `YYYY-MM-DD` in the follower's own time zone
 */
export function isOpenOn({ from, until }: Pick<MissionDefinition, 'from' | 'until'>, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}
