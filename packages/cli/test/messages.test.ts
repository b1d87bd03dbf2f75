import { describe, expect, it } from '@jest/globals';
import { filled, languageOf, messagesIn } from '../src/terminal/messages.ts';

const [spanish, english] = [messagesIn('es'), messagesIn('en')];
const blanksOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe('the texts', () => {
  it('are the same in both languages, with the same blanks', () => {
    expect(Object.keys(spanish)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(english)) {
      expect([key, blanksOf(spanish[key as keyof typeof spanish])]).toEqual([key, blanksOf(text)]);
    }
  });

  it('have their blanks filled, and those without a value left as they are', () => {
    expect(filled('{name} of {count}', { name: 'x' })).toBe('x of {count}');
  });
});

describe('the language', () => {
  it.each([
    [{ LANG: 'es_ES.UTF-8' }, 'es'],
    [{ LANG: 'es' }, 'es'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'es_MX.UTF-8' }, 'es'],
    [{ LANG: 'es_ES.UTF-8', LC_MESSAGES: 'C' }, 'en'],
    [{ LANG: 'est' }, 'en'],
    [{}, 'en'],
  ])('of a terminal with %j is %s', (environment, language) => {
    expect(languageOf(environment)).toBe(language);
  });
});
