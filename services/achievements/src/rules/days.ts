import { Temporal } from 'temporal-polyfill';

interface Day {
  readonly day: string;
  readonly begins: number;
  readonly ends: number;
}

// The day is looked up for every event, and is nearly always the one of the event before.
const latest = new Map<string, Day>();

/** The calendar day of a moment where somebody lives, `YYYY-MM-DD`. */
export function localDay(moment: Date, timeZone: string): string {
  const time = moment.getTime();
  const known = latest.get(timeZone);
  if (known && known.begins <= time && time < known.ends) return known.day;
  const found = dayAround(time, timeZone);
  latest.set(timeZone, found);
  return found.day;
}

/** How many days later a day is. */
export function daysBetween(day: string, later: string): number {
  return (Date.parse(later) - Date.parse(day)) / DAY_MS;
}

/** When a day begins somewhere. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** A day, some days or months later. */
export function later(day: string, by: { days: number } | { months: number }): string {
  return Temporal.PlainDate.from(day).add(by).toString();
}

const DAY_MS = 86_400_000;

function dayAround(time: number, timeZone: string): Day {
  const date = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(timeZone).toPlainDate();
  const day = date.toString();
  const next = date.add({ days: 1 }).toString();
  return { day, begins: startOfDay(day, timeZone).getTime(), ends: startOfDay(next, timeZone).getTime() };
}
