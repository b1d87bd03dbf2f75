import { localDay, monthsAfter as sameDayAfter, startOfDay } from '@yabot/content';
import type { Language } from '@yabot/contracts';
import { calendar } from '../../conversation/texts/calendar.ts';

/** A month is `YYYY-MM`, of somebody's own calendar. */
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The month a page names; undefined when it names none. */
export const monthIn = (page: string): string | undefined => (MONTH.test(page) ? page : undefined);

/** The month it is somewhere. */
export const monthOf = (now: Date, timeZone: string): string => monthWith(localDay(now, { timeZone }));

/** The month so many after one. */
export const monthsAfter = (month: string, months: number): string =>
  monthWith(sameDayAfter(firstDayOf(month), months));

/** From the first moment of a month somewhere to the first of the next. */
export function periodOf(month: string, timeZone: string): { from: string; until: string } {
  const starts = (of: string) => startOfDay(firstDayOf(of), { timeZone }).toISOString();
  return { from: starts(month), until: starts(monthsAfter(month, 1)) };
}

const firstDayOf = (month: string) => `${month}-01`;
const monthWith = (day: string) => day.slice(0, -'-dd'.length);

/** A month as somebody reads it: `noviembre de 2026`. */
export const monthText = (month: string, language: Language): string =>
  calendar(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  );
