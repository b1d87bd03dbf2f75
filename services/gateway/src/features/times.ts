import type { Words } from '../conversation/texts/words.ts';
import { ageOf } from './age-note.ts';
import type { Who } from './feature.ts';

/** How long it is until a moment, in words: `5 horas`. */
export const leftUntil = (moment: string, { now }: Pick<Who, 'now'>, words: Words): string =>
  words.label('age', ageOf(Math.max(0, Date.parse(moment) - now.getTime())));

/** A moment as somebody reads it on their clock. */
export const clockTime = (
  moment: string,
  { language, timeZone }: Pick<Who, 'language' | 'timeZone'>,
): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(moment));

/** A moment within a list: `21 oct, 12:05`. */
export const shortTime = (
  moment: string,
  { language, timeZone }: Pick<Who, 'language' | 'timeZone'>,
): string =>
  new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(moment));

/** A calendar day, `YYYY-MM-DD`, as somebody reads it. */
export const dayText = (day: string, { language }: Pick<Who, 'language'>): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

/** A date, as somebody reads it. */
export const dateText = (
  moment: string,
  { language, timeZone }: Pick<Who, 'language' | 'timeZone'>,
): string => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(new Date(moment));

/** A date and the time on somebody's clock. */
export const momentText = (
  moment: string,
  { language, timeZone }: Pick<Who, 'language' | 'timeZone'>,
): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    new Date(moment),
  );
