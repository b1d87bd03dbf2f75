import { openTexts } from '@yabot/service-kit/texts';
import type en from '../locales/en.json';

/** A text about content, in the language of the terminal. */
export const t = openTexts<keyof typeof en>(new URL('../locales/', import.meta.url));
