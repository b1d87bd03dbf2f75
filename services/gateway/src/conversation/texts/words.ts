import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Language } from '@yabot/contracts';
import { escapeHtml, Html } from './html.ts';

/** What may stand in a message; text is escaped where the message is HTML. */
export type Values = Readonly<Record<string, string | number | Html>>;

/** The texts of one language. */
export interface Words {
  readonly language: Language;
  /** A message as HTML; its own markup is trusted, its values are escaped. */
  say(id: string, values?: Values): Html;
  /** A message as plain text, for buttons and toasts. */
  label(id: string, values?: Values): string;
  has(id: string): boolean;
}

/** The texts of every language. */
export type Texts = Readonly<Record<Language, Words>>;

const LANGUAGES: readonly Language[] = ['es', 'en'];
const LOCALES = join(import.meta.dirname, '../../../locales');

/** Loads the message files. @throws when one of them has a mistake */
export function loadTexts(): Texts {
  const [es, en] = LANGUAGES.map((language) => wordsOf(language, bundleOf(language)));
  return { es: es!, en: en! };
}

function bundleOf(language: Language): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const folder = join(LOCALES, language);
  for (const file of readdirSync(folder).toSorted()) {
    const mistakes = bundle.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8')));
    if (mistakes.length > 0) throw new Error(`${language}/${file}: ${mistakes.join('; ')}`);
  }
  return bundle;
}

function wordsOf(language: Language, bundle: FluentBundle): Words {
  const format = (
    id: string,
    values: Values,
    written: (value: string | number | Html) => string | number,
  ) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`There is no text ${id} in ${language}`);
    const given = Object.entries(values).map(([name, value]) => [name, written(value)] as const);
    return bundle.formatPattern(pattern, Object.fromEntries(given));
  };
  return {
    language,
    say: (id, values = {}) => new Html(format(id, values, asHtml)),
    label: (id, values = {}) => format(id, values, asText),
    has: (id) => bundle.hasMessage(id),
  };
}

function asHtml(value: string | number | Html) {
  if (value instanceof Html) return value.value;
  return typeof value === 'string' ? escapeHtml(value) : value;
}

const asText = (value: string | number | Html) => (value instanceof Html ? value.value : value);
