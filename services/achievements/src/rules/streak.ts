import { later } from './days.ts';

/** Days in a row on which something happened. */
export interface Streak {
  readonly run: number;
  /** The last of them. */
  readonly day: string;
}

/** Days in which nobody has to do anything, since travel cut them short; both belong to them. */
export interface Excused {
  readonly from: string;
  readonly to: string;
}

/**
 * A streak with one more day. The same day again, or one before it as after a flight to the west, changes nothing. Days
 * in between without anything break it, but for those that are excused, which do not count.
 */
export function prolong(streak: Streak | undefined, day: string, excused: Excused | null): Streak {
  if (!streak) return { run: 1, day };
  if (day <= streak.day) return streak;
  const [first, last] = [later(streak.day, { days: 1 }), later(day, { days: -1 })];
  const goesOn = first > last || (excused !== null && excused.from <= first && last <= excused.to);
  return { run: goesOn ? streak.run + 1 : 1, day };
}

/**
 * The days that are excused after a move: from the one that was left to the one that was arrived at, where it is later
 * already. To where it is earlier no day is lost.
 * @param left what the clock showed, and `arrived` what it shows from then on
 * @param before the days excused until then; those that the new ones follow stay so
 */
export function excusedBy(left: string, arrived: string, before: Excused | null): Excused | null {
  if (arrived <= left) return before;
  const [from, to] = [left, arrived].map((time) => time.slice(0, 'yyyy-mm-dd'.length)) as [string, string];
  return { from: before && from <= later(before.to, { days: 1 }) ? before.from : from, to };
}
