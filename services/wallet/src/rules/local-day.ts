const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is somewhere, `YYYY-MM-DD`. */
export function localDay(moment: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(moment);
}

const MINUTE_MS = 60_000;

/** When the day began that it is somewhere: the first minute of it. Days have 23 to 25 hours. */
export function dayBegin(moment: Date, timeZone: string): string {
  const day = localDay(moment, timeZone);
  let [before, within] = [
    Math.floor(moment.getTime() / MINUTE_MS) - 26 * 60,
    Math.floor(moment.getTime() / MINUTE_MS),
  ];
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (localDay(new Date(middle * MINUTE_MS), timeZone) === day) within = middle;
    else before = middle;
  }
  return new Date(within * MINUTE_MS).toISOString();
}
