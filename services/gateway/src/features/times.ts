import { calendar } from '../conversation/texts/calendar.ts';
import type { Words } from '../conversation/texts/words.ts';
import { ageOf } from './age-note.ts';
import type { Who } from './feature.ts';

/** How long it is until a moment, in words: `5 horas`. */
export const leftUntil = (moment: string, { now }: Pick<Who, 'now'>, words: Words): string =>
  words.label('age', ageOf(Math.max(0, Date.parse(moment) - now.getTime())));

/** So near a weekday says which day is meant. */
const NEAR_MS = 6 * 24 * 3_600_000;

/** A moment as somebody reads it on their clock: `jueves, 12:05`, or with its date when it is further away. */
export function clockTime(moment: string, who: Pick<Who, 'language' | 'timeZone' | 'now'>): string {
  const { language, timeZone, now } = who;
  if (Math.abs(Date.parse(moment) - now.getTime()) > NEAR_MS) return momentText(moment, who);
  const format = { weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone } as const;
  return calendar(language, format).format(new Date(moment));
}

/** A moment within a list: `21 oct, 12:05`. */
export const shortTime = (
  moment: string,
  { language, timeZone }: Pick<Who, 'language' | 'timeZone'>,
): string =>
  calendar(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(moment));

/** A calendar day, `YYYY-MM-DD`, as somebody reads it. */
export const dayText = (day: string, { language }: Pick<Who, 'language'>): string =>
  calendar(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

/** Days from one to another: `19–25 de octubre`. */
export const daysText = (
  { first, last }: { readonly first: string; readonly last: string },
  { language }: Pick<Who, 'language'>,
): string => {
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);
  const format = calendar(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.formatRange(noon(first), noon(last));
};

/** A date, as somebody reads it. */
export const dateText = (
  moment: string,
  { language, timeZone }: Pick<Who, 'language' | 'timeZone'>,
): string => calendar(language, { dateStyle: 'long', timeZone }).format(new Date(moment));

/** A date and the time on somebody's clock. */
export const momentText = (
  moment: string,
  { language, timeZone }: Pick<Who, 'language' | 'timeZone'>,
): string => calendar(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(moment));
