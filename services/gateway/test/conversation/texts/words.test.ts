import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../src/conversation/texts/words.ts';
import { FEATURES } from '../../../src/features/index.ts';

const texts = loadTexts();
const LOCALES = join(import.meta.dirname, '../../../locales');

function sourcesOf(language: string): string[] {
  const folder = join(LOCALES, language);
  return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
}

const idsOf = (language: string) =>
  sourcesOf(language).flatMap((text) => new FluentResource(text).body.map(({ id }) => id));

/** A value for all that any text wants. */
const values = Object.fromEntries(
  sourcesOf('es').flatMap((text) => [...text.matchAll(/\$(\w+)/g)].map(([, name]) => [name!, 3])),
);

it('has the same texts in Spanish and in English', () => {
  expect(idsOf('en').toSorted()).toEqual(idsOf('es').toSorted());
});

it('names every text once', () => {
  expect(new Set(idsOf('es')).size).toBe(idsOf('es').length);
});

describe.each(['es', 'en'] as const)('in %s', (language) => {
  it('every text can be written, and its markup is closed', () => {
    for (const id of idsOf(language)) {
      const { value } = texts[language].say(id, values);
      expect(value).not.toMatch(/[{}\u2068\u2069]/);
      for (const tag of ['b', 'i', 'code']) {
        const opened = value.split(`<${tag}>`).length;
        expect([id, value.split(`</${tag}>`).length]).toEqual([id, opened]);
      }
    }
  });

  it('every command has a description Telegram takes', () => {
    for (const { command } of FEATURES) {
      const description = texts[language].label(`command-${command}`);
      expect(description.length).toBeGreaterThan(2);
      expect(description.length).toBeLessThanOrEqual(256);
    }
  });
});

it('escapes every value in HTML, and none in plain text', () => {
  const name = '<b>x</b> & "y"';
  expect(texts.es.say('profile-name', { name }).value).toBe(
    '👤 <b>&lt;b&gt;x&lt;/b&gt; &amp; &quot;y&quot;</b>',
  );
  expect(texts.es.label('toast-added', { emoji: '<❤>' })).toBe('<❤> ¡Anotado!');
});

it('counts in words where a language has them', () => {
  expect(texts.es.say('besitos-balance', { amount: 1 }).value).toContain('un besito');
  expect(texts.en.label('age', { unit: 'hour', count: 2 })).toBe('2 hours');
});
