import { Temporal } from 'temporal-polyfill';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is somewhere, `YYYY-MM-DD`. */
export function localDay(moment: string, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(new Date(moment));
}

/** The day after one, and when it begins somewhere. */
export function dayAfter(day: string, timeZone: string): { day: string; begins: Date } {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  return { day: next.toString(), begins: new Date(next.toZonedDateTime(timeZone).epochMilliseconds) };
}
