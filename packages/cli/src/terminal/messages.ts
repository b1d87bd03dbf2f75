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

let spoken: Readonly<Record<MessageKey, string>> | undefined;

/**
 * A text in the language of the terminal.
 * @example t('up.stopped', { home: '.yabot' })
 */
export function t(key: MessageKey, values: MessageValues = {}): string {
  spoken ??= messagesIn(languageOf(process.env));
  return filled(spoken[key], values);
}

/** Fills the blanks of a text. */
export function filled(text: string, values: MessageValues): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
}
