import { openTexts, type TextValues } from '@yabot/service-kit/texts';
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
