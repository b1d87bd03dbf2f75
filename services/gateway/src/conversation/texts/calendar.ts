import type { Language } from '@yabot/contracts';

/** English has the day before the month, and 24 hours: times look alike in both languages. */
const PLACES: Readonly<Record<Language, string>> = { es: 'es-ES', en: 'en-GB' };

/** How dates and times are written in a language. */
export const calendar = (language: Language, format: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(PLACES[language], format);
