import { expect, it } from '@jest/globals';
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
