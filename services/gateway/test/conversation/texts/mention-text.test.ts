import { expect, it } from 'vitest';
import { mentionLines } from '../../../src/conversation/texts/mention-text.ts';
import { loadTexts } from '../../../src/conversation/texts/words.ts';
import type { Mention } from '../../../src/rules/mentions.ts';

const texts = loadTexts();
const gift = (person: string): Mention => ({
  text: 'news-vip-gift',
  about: 'vip',
  values: { giver: { person }, until: { date: '2026-11-30T23:30:00.000Z' } },
});

it('tells moments in the time zone and the language of who reads them', () => {
  const [spanish] = mentionLines([gift('ana')], texts.es, 'Europe/Madrid').lines;
  expect(spanish?.value).toContain('Hasta el <b>1 de diciembre de 2026</b>');
  const [english] = mentionLines([gift('ana')], texts.en, 'America/Mexico_City').lines;
  expect(english?.value).toContain('Until <b>30 November 2026</b>');
});

it('leaves places for names, in the order in which they stand', () => {
  const { lines, names } = mentionLines([gift('ana'), gift('bea')], texts.es, 'UTC');
  expect(names).toEqual(['ana', 'bea']);
  expect(lines.map(({ value }) => /⟦\d⟧/.exec(value)?.[0])).toEqual(['⟦0⟧', '⟦1⟧']);
});

it('escapes titles from content files', () => {
  const title = { es: '<i>', en: '<i>' };
  const lapsed = { text: 'news-claim-lapsed', about: 'claim:x', values: { title } };
  expect(mentionLines([lapsed], texts.es, 'UTC').lines[0]?.value).toContain('«&lt;i&gt;»');
});

it('leaves out what a newer version wrote and has no words here, so that the rest is told', () => {
  const unknown = { text: 'news-of-tomorrow', about: 'x', values: {} };
  expect(mentionLines([unknown, gift('ana')], texts.es, 'UTC').lines).toHaveLength(1);
});

it.each([
  [1, 0, /Gastó un día de descanso y ya no te queda ninguno\.$/],
  [2, 1, /Gastó 2 días de descanso y te queda uno\.$/],
  [1, 3, /Gastó un día de descanso y te quedan 3\.$/],
])('counts in words: %i days of rest used, %i left', (used, left, wanted) => {
  const title = { es: 'Cada noche', en: 'Every night' };
  const frozen = { text: 'news-streak-frozen', about: 'streak:x', values: { title, days: 12, used, left } };
  expect(mentionLines([frozen], texts.es, 'UTC').lines[0]?.value).toMatch(wanted);
});

it.each([
  [1, 0, 'retiramos <b>un besito</b> (trivia). Te quedan 4.'],
  [2, 3, 'retiramos <b>2 besitos</b> (trivia). Lo que ya habías gastado no lo debes. Te quedan 4.'],
])('says what is missing of %i besitos only when something is: %i', (amount, missing, wanted) => {
  const taken: Mention = {
    text: 'news-reversed-taken',
    about: 'reversed',
    values: { balance: 4, reason: { reasons: ['trivia'] } },
    sums: { amount, missing },
  };
  expect(mentionLines([taken], texts.es, 'UTC').lines[0]?.value).toContain(wanted);
});
