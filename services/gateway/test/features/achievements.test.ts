import { AchievementsOf } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { buttons, fresh, open } from './house.ts';

const [earned] = AchievementsOf.sampleResult.achievements;
const ahead = {
  ...earned!,
  achievementId: 'of-the-house',
  title: { es: 'De la casa', en: 'One of the house' },
  tier: null,
  unlockedAt: null,
  progress: 2,
  target: 5,
  counts: 'conditions' as const,
  tiers: [
    { tier: 'bronze' as const, count: 1, xp: 10, besitos: 5, earnedAt: '2026-11-20T12:00:00.000Z' },
    { tier: 'silver' as const, count: 5, xp: 100, besitos: 50, earnedAt: null },
  ],
  conditions: [
    {
      met: true,
      level: null,
      achievementId: 'a',
      title: { es: 'Fiel', en: 'Faithful' },
      tier: 'gold' as const,
    },
    { met: false, level: null, achievementId: null, title: null, tier: null },
  ],
  requires: [
    { met: false, level: 4, achievementId: null, title: null, tier: null },
    { met: true, level: 2, achievementId: null, title: null, tier: null },
  ],
};
const told = (achievements: object[], secrets = 0) => ({
  achievements: fresh({ ...AchievementsOf.sampleResult, achievements, secrets }),
});

describe('the achievements', () => {
  it('show those earned with their tier, and how far the next is', () => {
    const { text } = open('logros', '', told([ahead, earned!]));
    expect(text.value).toContain('1 de 2');
    expect(text.value.indexOf('🥉')).toBeLessThan(text.value.indexOf('🔒'));
    expect(text.value).toContain('▰▰▰▰▱▱▱▱▱▱ 2/5');
  });

  it('say what the next tier gives, and what is required first and not there yet', () => {
    const { text } = open('logros', '', told([ahead]));
    expect(text.value).toMatch(/🥈 da 50 besitos · 100 XP\n▫️ Nivel 4/);
    expect(text.value).not.toContain('Nivel 2');
  });

  it('tell how many secrets there are, and none by name', () => {
    const { text } = open('logros', '', told([earned!], 2));
    expect(text.value).toMatch(/1 de 3.*Quedan <b>2 secretos<\/b> por descubrir/s);
    expect(open('logros', '', told([], 1)).text.value).toContain('Queda <b>un secreto</b>');
  });
});

describe('one achievement', () => {
  it('is a tap away, with its tiers: what they take and give, and since when they are earned', () => {
    expect(buttons(open('logros', '', told([ahead])))).toContain('🔎 1');
    const { text } = open('logros', 'about.of-the-house', told([ahead]));
    expect(text.value).toContain('Llevas <b>2</b> de 5 condiciones');
    expect(text.value).toContain('✅ 🥉 con 1 · 5 besitos · 10 XP · desde el 20 de noviembre de 2026');
    expect(text.value).toContain('▫️ 🥈 con 5 · 50 besitos · 100 XP');
  });

  it('shows its conditions, met or not, a secret one unnamed; and what is required first', () => {
    const { text } = open('logros', 'about.of-the-house', told([ahead]), 'en');
    expect(text.value).toMatch(/✅ Achievement “Faithful” 🥇\n▫️ A secret, still to be discovered/);
    expect(text.value).toMatch(/Needed first<\/b>\n▫️ Level 4\n✅ Level 2/);
  });

  it('that was a secret says so once it is found', () => {
    const found = told([{ ...earned!, secret: true }]);
    expect(open('logros', `about.${earned!.achievementId}`, found).text.value).toContain('Era un secreto');
  });

  it('that is none any more shows the list', () => {
    expect(open('logros', 'about.nothing', told([ahead])).text.value).toContain('Logros');
  });
});
