import { describe, expect, it } from '@jest/globals';
import { REFUSALS } from '@yabot/contracts';
import { refusalText } from '../../../src/conversation/texts/refusal-text.ts';
import { loadTexts } from '../../../src/conversation/texts/words.ts';

const texts = loadTexts();
/** What a toast of Telegram holds. */
const TOAST = 200;
const details = { balance: 999_999_999, needed: 999_999_999, subject: crypto.randomUUID() };

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
