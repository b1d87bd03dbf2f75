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
