import { openTexts, spokenLanguage, type TextValues, textsIn } from '@yabot/service-kit/texts';
import type en from '../../locales/en.json';

/** The name of a text. */
export type MessageKey = keyof typeof en;
/** What a text has blanks for. */
export type MessageValues = TextValues;

/** Where the texts are. */
export const LOCALES = new URL('../../locales/', import.meta.url);

/**
 * A text in the language of the terminal.
 * @example t('up.stopped', { home: '.yabot' })
 */
export const t = openTexts<MessageKey>(LOCALES);

let texts: Readonly<Record<string, string>> | undefined;

/** How something of the contracts is called in the language of the terminal: `wordsIn('value', 'grace')`; by its own name when it has no other. */
export function wordsIn(kind: 'told' | 'value' | 'field', name: string): string {
  texts ??= textsIn<string>(LOCALES, spokenLanguage());
  return texts[`${kind}.${name}`] ?? name;
}
