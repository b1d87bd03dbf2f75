import { readFileSync } from 'node:fs';
import type en from '../../locales/en.json';

/** The name of a text. */
export type MessageKey = keyof typeof en;
/** What a text has blanks for. */
export type MessageValues = Readonly<Record<string, string | number>>;
/** The languages the command speaks. */
export type Language = 'es' | 'en';

/** The language of the terminal: Spanish where it says so, English otherwise. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return /^es(?:[_.@-]|$)/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'es' : 'en';
}

/** All texts of a language. */
export function messagesIn(language: Language): Readonly<Record<MessageKey, string>> {
  const file = new URL(`../../locales/${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<MessageKey, string>;
}

let language: Language | undefined;
let spoken: Readonly<Record<MessageKey, string>> | undefined;

/** The language of this run: chosen once, from the terminal. */
export function spokenLanguage(): Language {
  language ??= languageOf(process.env);
  return language;
}

/**
 * A text in the language of this run.
 * @example t('up.stopped', { home: '.yabot' })
 */
export function t(key: MessageKey, values: MessageValues = {}): string {
  spoken ??= messagesIn(spokenLanguage());
  return filled(spoken[key], values, spokenLanguage());
}

/** A number as people write it: with its thousands apart. */
export function grouped(number: number, language = spokenLanguage()): string {
  return number.toLocaleString(language);
}

/** The day and the time of day, here. */
export function localTime(at: Date, style: 'time' | 'day-and-time', language = spokenLanguage()): string {
  const time = at.toLocaleTimeString(language);
  return style === 'time' ? time : `${at.toLocaleDateString(language)} ${time}`;
}

const BLANK = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/**
 * Fills the blanks of a text: `{name}` with a value; `{count|# day|# days}` with what fits a number, which stands for `#`.
 */
export function filled(text: string, values: MessageValues, language: Language): string {
  return text.replace(BLANK, (blank, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) return blank;
    if (one === undefined || other === undefined) return String(value);
    return (Number(value) === 1 ? one : other).replaceAll('#', grouped(Number(value), language));
  });
}
