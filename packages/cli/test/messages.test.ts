import { filled, languageOf, textsIn } from '@yabot/service-kit/texts';
import { describe, expect, it } from 'vitest';
import { LOCALES, type MessageKey } from '../src/terminal/messages.ts';

const [spanish, english] = [textsIn<MessageKey>(LOCALES, 'es'), textsIn<MessageKey>(LOCALES, 'en')];

describe('the texts', () => {
  it('have their blanks filled, and those without a value left as they are', () => {
    expect(filled('{name} of {count}', { name: 'x' }, 'en')).toBe('x of {count}');
  });
});

describe('a number in a text', () => {
  const text = '{count|# movement|# movements} of {total|# entry|# entries}';
  it.each([
    [{ count: 1, total: 0 }, '1 movement of 0 entries'],
    [{ count: 2, total: 1 }, '2 movements of 1 entry'],
    [{ count: 12_345, total: 3 }, '12,345 movements of 3 entries'],
  ])('agrees with what is counted: %j', (values, said) => {
    expect(filled(text, values, 'en')).toBe(said);
  });

  it('is written as the language writes it', () => {
    expect(filled('{count|# asiento|# asientos}', { count: 12_345 }, 'es')).toBe('12.345 asientos');
  });

  it('stands in no text as a bare blank before what is counted', () => {
    const counts = /\{(?:count|messages|services|movements|entries|accounts|checkpoints|faults)\} \p{L}/u;
    const bare = [spanish, english].flatMap((texts) =>
      Object.values(texts).filter((text) => counts.test(text)),
    );
    expect(bare).toEqual([]);
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
