import { type DayClock, daysAfter, type MissionDefinition, mondayOf, startOfDay } from '@yabot/content';

/** When counting starts anew. */
export type Window = MissionDefinition['window'];

const DAYS: Record<Exclude<Window, 'once'>, number> = { daily: 1, weekly: 7 };
const DAY_MS = 86_400_000;

/** How many days lie from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** What tells one window from another: the day, or the Monday of the week, it starts with. */
export function windowOf(window: Window, day: string): string {
  switch (window) {
    case 'once':
      return 'once';
    case 'daily':
      return day;
    case 'weekly':
      return mondayOf(day);
    default:
      return window satisfies never;
  }
}

/** When a window ends by somebody's clock: its last moment is just before. Null when it never does. */
export function windowEnd(window: Window, key: string, clock: DayClock): Date | null {
  if (window === 'once') return null;
  return dayEnd(daysAfter(key, DAYS[window] - 1), clock);
}

/** When a day ends by somebody's clock: its last moment is just before. */
export function dayEnd(day: string, clock: DayClock): Date {
  return startOfDay(daysAfter(day, 1), clock);
}
