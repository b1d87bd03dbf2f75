import { openTexts } from '../texts/texts.ts';

/** A text about settings, in the language of the terminal. */
export const t = openTexts<keyof typeof import('../../locales/en.json')>(
  new URL('../../locales/', import.meta.url),
);
