import type { MissionDefinition } from '@yabot/content';
import { Temporal } from 'temporal-polyfill';

/** When counting starts anew. */
export type Window = MissionDefinition['window'];

const DAYS: Record<Exclude<Window, 'once'>, number> = { daily: 1, weekly: 7 };

/** The calendar day of a moment where a user lives, `YYYY-MM-DD`. */
export function localDay(moment: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** What tells one window from another: the day, or the Monday of the week, it starts with. */
export function windowOf(window: Window, day: string): string {
  switch (window) {
    case 'once':
      return 'once';
    case 'daily':
      return day;
    case 'weekly': {
      const date = Temporal.PlainDate.from(day);
      return date.subtract({ days: date.dayOfWeek - 1 }).toString();
    }
    default:
      return window satisfies never;
  }
}

/** When a window ends where a user lives: its last moment is just before. Null when it never does. */
export function windowEnd(window: Window, key: string, timeZone: string): Date | null {
  if (window === 'once') return null;
  const next = Temporal.PlainDate.from(key).add({ days: DAYS[window] });
  return new Date(next.toZonedDateTime(timeZone).epochMilliseconds);
}
