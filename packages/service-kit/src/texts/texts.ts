import { readFileSync } from 'node:fs';
import type { Language } from '@yabot/contracts';

/** What a text has blanks for. */
export type TextValues = Readonly<Record<string, string | number>>;

/** The language of a terminal: Spanish where it says so, English otherwise. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return /^es(?:[_.@-]|$)/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'es' : 'en';
}

let spoken: Language | undefined;

/** The language in which this process speaks with whoever runs it: chosen once, from the terminal. */
export function spokenLanguage(): Language {
  spoken ??= languageOf(process.env);
  return spoken;
}

/** All texts of a language, from `<language>.json` in a folder. */
export function textsIn<Key extends string>(folder: URL, language: Language): Readonly<Record<Key, string>> {
  return JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Record<Key, string>;
}

/**
 * Gives the texts of a folder in the spoken language, by their names; they are read at the first use.
 * @example
 * const t = openTexts<keyof typeof en>(new URL('../locales/', import.meta.url));
 * t('up.stopped', { home: '.yabot' });
 */
export function openTexts<Key extends string>(folder: URL): (key: Key, values?: TextValues) => string {
  let texts: Readonly<Record<Key, string>> | undefined;
  return (key, values = {}) => {
    texts ??= textsIn(folder, spokenLanguage());
    return filled(texts[key], values, spokenLanguage());
  };
}

/** A number as people write it: with its thousands apart. */
export function grouped(number: number, language = spokenLanguage()): string {
  return number.toLocaleString(language);
}

const BLANK = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/**
 * Fills the blanks of a text: `{name}` with a value; `{count|# day|# days}` with what fits a number, which stands for `#`.
 */
export function filled(text: string, values: TextValues, language: Language): string {
  return text.replace(BLANK, (blank, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) return blank;
    if (one === undefined || other === undefined) return String(value);
    return (Number(value) === 1 ? one : other).replaceAll('#', grouped(Number(value), language));
  });
}
