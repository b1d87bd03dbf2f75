import { Temporal } from 'temporal-polyfill';

interface Day {
  readonly day: string;
  readonly begins: number;
  readonly ends: number;
}

// The day is looked up for every event, and is nearly always the one of the event before.
const latest = new Map<string, Day>();

/**
 * The day of a moment where somebody lives, `YYYY-MM-DD`.
 * @param dayStart the hour at which their day begins
 */
export function localDay(moment: Date, timeZone: string, dayStart = 0): string {
  const time = moment.getTime();
  const clock = `${timeZone} ${dayStart}`;
  const known = latest.get(clock);
  if (known && known.begins <= time && time < known.ends) return known.day;
  const found = dayAround(time, timeZone, dayStart);
  latest.set(clock, found);
  return found.day;
}

/** What a clock that shows midnight when somebody's day begins tells at a moment: `YYYY-MM-DDTHH:MM:SS…`. */
export function localTime(
  moment: Date,
  { timeZone, dayStart }: { readonly timeZone: string; readonly dayStart: number },
): string {
  return shifted(moment.getTime(), timeZone, dayStart).toString({ smallestUnit: 'millisecond' });
}

/** When a day begins somewhere, at midnight or at an hour of one's own. */
export function startOfDay(day: string, timeZone: string, dayStart = 0): Date {
  const date = Temporal.PlainDate.from(day);
  const plainTime = Temporal.PlainTime.from({ hour: dayStart });
  const begins = date.toZonedDateTime(dayStart === 0 ? { timeZone } : { timeZone, plainTime });
  return new Date(begins.epochMilliseconds);
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

function dayAround(time: number, timeZone: string, dayStart: number): Day {
  const date = shifted(time, timeZone, dayStart).toPlainDate();
  const begins = (day: string) => startOfDay(day, timeZone, dayStart).getTime();
  const day = date.toString();
  return { day, begins: begins(day), ends: begins(date.add({ days: 1 }).toString()) };
}

const shifted = (time: number, timeZone: string, dayStart: number) =>
  Temporal.Instant.fromEpochMilliseconds(time)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .subtract({ hours: dayStart });
