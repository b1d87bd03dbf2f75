import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSALS } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { refusalText } from '../../../src/conversation/texts/refusal-text.ts';
import { loadTexts } from '../../../src/conversation/texts/words.ts';

const texts = loadTexts();
/** What a toast of Telegram holds. */
const TOAST = 200;
/** A value for all that any of these texts wants. */
const details = Object.fromEntries(
  [
    ...readFileSync(join(import.meta.dirname, '../../../locales/es/refusals.ftl'), 'utf8').matchAll(
      /\$(\w+)/g,
    ),
  ].map(([, name]) => [name!, 3]),
);

describe.each(['es', 'en'] as const)('in %s', (language) => {
  const words = texts[language];
  const fault = words.label('refusal-internal-fault');

  it.each(REFUSALS.map(({ code }) => code))('%s has words of its own that fit into a toast', (code) => {
    const text = refusalText({ code, details }, words);
    expect(words.has(`refusal-${code}`)).toBe(true);
    expect(text.length).toBeLessThanOrEqual(TOAST);
    if (code !== 'internal-fault') expect(text).not.toBe(fault);
  });

  it('a code that this version does not know is told as a fault', () => {
    expect(refusalText({ code: 'from-the-future', details: {} }, words)).toBe(fault);
  });
});

it('says how many besitos are missing', () => {
  const refusal = { code: 'insufficient-besitos', details: { balance: 3, needed: 20 } };
  expect(refusalText(refusal, texts.en)).toContain('it takes 20, and you have 3');
});
