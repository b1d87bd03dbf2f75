import type { MissionDefinition } from '@yabot/content';
import { Temporal } from 'temporal-polyfill';

/** When counting starts anew. */
export type Window = MissionDefinition['window'];

/** By which somebody's days are told. */
export interface DayClock {
  readonly timeZone: string;
  /** The hour at which a day begins. */
  readonly dayStart: number;
}

const DAYS: Record<Exclude<Window, 'once'>, number> = { daily: 1, weekly: 7 };
const DAY_MS = 86_400_000;

/** The day each clock told last, with its first moment and that of the next: most events are of the same day. */
const told = new Map<string, { readonly day: string; readonly from: number; readonly until: number }>();

/** The calendar day of a moment by somebody's clock, `YYYY-MM-DD`. */
export function localDay(moment: Date, clock: DayClock): string {
  const at = moment.getTime();
  const key = `${clock.timeZone} ${clock.dayStart}`;
  const last = told.get(key);
  if (last && last.from <= at && at < last.until) return last.day;
  const day = localTime(moment, clock).slice(0, 10);
  told.set(key, { day, from: startOf(day, clock), until: startOf(daysAfter(day, 1), clock) });
  return day;
}

/**
 * What a clock that shows midnight when the day begins tells at a moment: `YYYY-MM-DDTHH:MM:SS…`. Where one tells more
 * than another, part of a day is left out on the way from the other to it.
 */
export function localTime(moment: Date, { timeZone, dayStart }: DayClock): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .subtract({ hours: dayStart })
    .toString({ smallestUnit: 'millisecond' });
}

/** A day so many days later. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

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
      return daysAfter(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
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
  return new Date(startOf(daysAfter(day, 1), clock));
}

// A day begins at its first moment, where the clocks leave that hour out.
function startOf(day: string, { timeZone, dayStart }: DayClock): number {
  const date = Temporal.PlainDate.from(day);
  if (dayStart === 0) return date.toZonedDateTime(timeZone).epochMilliseconds;
  return date.toZonedDateTime({ timeZone, plainTime: { hour: dayStart } }).epochMilliseconds;
}
