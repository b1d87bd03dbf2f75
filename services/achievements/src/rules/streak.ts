import { daysBetween } from './days.ts';

/** Days in a row on which something happened. */
export interface Streak {
  readonly run: number;
  /** The last of them. */
  readonly day: string;
}

/**
 * A streak with one more day. The same day again, or one before it as after a flight to the west, changes nothing. Who
 * moved since may miss the day that the flight to the east took from them.
 * @param moved whether the user's time zone is another since the last day of the streak
 */
export function prolong(streak: Streak | undefined, day: string, moved: boolean): Streak {
  if (!streak) return { run: 1, day };
  const gap = daysBetween(streak.day, day);
  if (gap <= 0) return streak;
  return { run: gap === 1 || (gap === 2 && moved) ? streak.run + 1 : 1, day };
}

/** Whether a time zone that holds since a moment is newer than a day of a streak. */
export function movedSince(zoneSince: string | null, streak: Streak | undefined): boolean {
  return zoneSince !== null && streak !== undefined && zoneSince.slice(0, 'yyyy-mm-dd'.length) >= streak.day;
}
