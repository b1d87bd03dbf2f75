import { daysAfter, type Excused } from '@yabot/content';

/** Days in a row on which something happened. */
export interface Streak {
  readonly run: number;
  /** The last of them. */
  readonly day: string;
}

/**
 * A streak with one more day. The same day again, or one before it as after a flight to the west, changes nothing. Days
 * in between without anything break it, but for those that are excused, which do not count.
 */
export function prolong(streak: Streak | undefined, day: string, excused: Excused | null): Streak {
  if (!streak) return { run: 1, day };
  if (day <= streak.day) return streak;
  const [first, last] = [daysAfter(streak.day, 1), daysAfter(day, -1)];
  const goesOn = first > last || (excused !== null && excused.from <= first && last <= excused.to);
  return { run: goesOn ? streak.run + 1 : 1, day };
}

/** The days that are excused after a move that cut some short, together with those before that they follow. */
export function joined(before: Excused | null, { from, to }: Excused): Excused {
  return { from: before && from <= daysAfter(before.to, 1) ? before.from : from, to };
}
