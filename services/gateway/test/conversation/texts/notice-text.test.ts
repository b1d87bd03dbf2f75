import { expect, it } from 'vitest';
import { noticeText } from '../../../src/conversation/texts/notice-text.ts';
import { loadTexts } from '../../../src/conversation/texts/words.ts';
import { NOTHING } from '../../../src/rules/earned.ts';

const texts = loadTexts();
const ten = { missionId: 'ten', title: { es: 'Diez reacciones', en: 'Ten reactions' } };

it('tells a reaction that paid and brought a mission further', () => {
  const earned = {
    ...NOTHING,
    besitos: 5,
    reasons: { reaction: 5 },
    balance: 45,
    steps: [{ ...ten, progress: 4, target: 10 }],
  };
  expect(noticeText(earned, texts.es, 0).value).toBe(
    '💋 <b>+5 besitos</b> (tienes 45)\n🎯 Misión «Diez reacciones» 4/10 ▰▰▰▰▱▱▱▱▱▱',
  );
});

it('celebrates a mission, an achievement and a level in the same message', () => {
  const earned = {
    ...NOTHING,
    besitos: 55,
    reasons: { reaction: 5, mission: 50 },
    balance: 95,
    completed: [ten],
    achievements: [
      {
        achievementId: 'kiss',
        title: { es: 'Primer beso', en: 'First kiss' },
        badge: '💋',
        tier: 'bronze' as const,
      },
    ],
    level: { level: 2, title: { es: 'Como en casa', en: 'At home' } },
  };
  const { value } = noticeText(earned, texts.en, 0);
  expect(value).toContain('+55 besitos</b> (you have 95)\n<i>5 for reacting · 50 mission reward</i>');
  expect(value).toContain('Mission completed! <b>Ten reactions</b>');
  expect(value).toContain('💋 New achievement! <b>First kiss</b> 🥉');
  expect(value).toContain('You reach level 2: <b>At home</b>!');
});

it('says what besitos were for when it was not a reaction', () => {
  const earned = { ...NOTHING, besitos: 50, reasons: { achievement: 50 }, balance: 95 };
  expect(noticeText(earned, texts.es, 0).value).toBe(
    '💋 <b>+50 besitos</b> (tienes 95)\n<i>premio de logro</i>',
  );
});

it('says so when reactions pay no more that day', () => {
  const earned = { ...NOTHING, besitos: 5, reasons: { reaction: 5 }, balance: 100, cap: 100 };
  expect(noticeText(earned, texts.es, 0).value).toContain('todo lo que dan en un día: 100 besitos');
});

it('says so when it tells of the time somebody was away', () => {
  const earned = { ...NOTHING, besitos: 5, balance: 5, unnamed: 3 };
  const { value } = noticeText(earned, texts.es, 3_600_000);
  expect(value).toMatch(/^Mientras no estabas/);
  expect(value).toMatch(/y 3 más\.$/);
});

it('escapes titles from content files', () => {
  const title = { es: '<i>y</i>', en: 'x' };
  const earned = { ...NOTHING, completed: [{ missionId: 'x', title }] };
  expect(noticeText(earned, texts.es, 0).value).toBe('🎉 ¡Misión completada! <b>&lt;i&gt;y&lt;/i&gt;</b>');
});

it('says what a level paid, by its name', () => {
  const earned = { ...NOTHING, besitos: 20, reasons: { level: 20 }, balance: 95 };
  expect(noticeText(earned, texts.es, 0).value).toMatch(/premio de nivel/);
  expect(noticeText({ ...earned, reasons: { boost: 20 } }, texts.es, 0).value).toMatch(/por el impulso/);
});

it('says that a reward waits to be taken, and until when', () => {
  const waiting = (until: string | null) =>
    noticeText({ ...NOTHING, completed: [{ ...ten, claim: { until } }] }, texts.es, 0).value;
  expect(waiting('2026-11-30')).toBe(
    '🎉 ¡Misión completada! <b>Diez reacciones</b>\n🎁 Su premio te espera: recógelo antes de que acabe el 30 de noviembre.',
  );
  expect(waiting(null)).toContain('cuando quieras');
});

it('sums up in a line what came of what was long ago, with what they have now', () => {
  const before = { besitos: 50, achievements: 2, level: 3 };
  const earned = { ...NOTHING, balance: 90, before, level: { level: 4, title: ten.title } };
  expect(noticeText(earned, texts.es, 0).value).toContain(
    '✨ Por lo que ya habías hecho antes: 2 logros nuevos, el nivel 3 y 50 besitos.\n\n💋 Tienes <b>90 besitos</b>.',
  );
  expect(noticeText({ ...earned, besitos: 5, balance: 95 }, texts.en, 0).value).toMatch(
    /you have 95[\s\S]*already done: 2 new achievements, level 3,? and 50 besitos\.$/,
  );
});
