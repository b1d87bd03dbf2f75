import { Temporal } from 'temporal-polyfill';

/** By which somebody's days are told. */
export interface DayClock {
  readonly timeZone: string;
  /** The hour at which a day begins; midnight when left out. */
  readonly dayStart?: number | undefined;
}

/** A day a clock told, with its first moment and that of the next. */
interface ToldDay {
  readonly day: string;
  readonly begins: number;
  readonly ends: number;
}

/**
 * The two days each clock told last, by time zone and then by the hour at which they begin: nearly all moments are of the
 * same day, or compared with one of another day.
 */
const told = new Map<string, (readonly [ToldDay, ToldDay | undefined])[]>();

/** The calendar day of a moment by somebody's clock, `YYYY-MM-DD`. */
export function localDay(moment: Date, clock: DayClock): string {
  const at = moment.getTime();
  const { timeZone, dayStart = 0 } = clock;
  const ofZone = told.get(timeZone) ?? [];
  const [last, before] = ofZone[dayStart] ?? [];
  if (last && last.begins <= at && at < last.ends) return last.day;
  const found = before && before.begins <= at && at < before.ends ? before : dayAround(at, clock);
  ofZone[dayStart] = [found, last];
  told.set(timeZone, ofZone);
  return found.day;
}

/**
 * What a clock that shows midnight when the day begins tells at a moment: `YYYY-MM-DDTHH:MM:SS…`. Where one tells more
 * than another, part of a day is left out on the way from the other to it.
 */
export function localTime(moment: Date, clock: DayClock): string {
  return shifted(moment.getTime(), clock).toString({ smallestUnit: 'millisecond' });
}

/** When a day begins by somebody's clock: at its first moment, where the clocks leave that hour out. */
export function startOfDay(day: string, clock: DayClock): Date {
  return new Date(beginOf(Temporal.PlainDate.from(day), clock));
}

/**
 * When it is a time of a day somewhere. A time that a clock change leaves out counts as the one after it, one that it
 * brings twice counts the first time.
 * @param time `HH:MM`
 */
export function momentOn(day: string, time: string, timeZone: string): Date {
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time });
  return new Date(zoned.epochMilliseconds);
}

/** A day so many days later. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same day so many months later, or the last of that month where it is shorter. */
export function monthsAfter(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

function dayAround(time: number, clock: DayClock): ToldDay {
  const date = shifted(time, clock).toPlainDate();
  return {
    day: date.toString(),
    begins: beginOf(date, clock),
    ends: beginOf(date.add({ days: 1 }), clock),
  };
}

function shifted(time: number, { timeZone, dayStart = 0 }: DayClock): Temporal.PlainDateTime {
  const local = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return dayStart === 0 ? local : local.subtract({ hours: dayStart });
}

function beginOf(date: Temporal.PlainDate, { timeZone, dayStart = 0 }: DayClock): number {
  if (dayStart === 0) return date.toZonedDateTime(timeZone).epochMilliseconds;
  return date.toZonedDateTime({ timeZone, plainTime: { hour: dayStart } }).epochMilliseconds;
}
