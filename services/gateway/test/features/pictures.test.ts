import { AchievementsOf, GiftOf, Leaderboard } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { badgeOf } from '../../src/pictures/badge.ts';
import { buttons, fresh, samples, texts, view } from './house.ts';

const first = { rank: 1, userId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c70', points: 500 };
const board = fresh({
  ...Leaderboard.sampleResult,
  rows: [first, { ...Leaderboard.sampleResult.rows[0]!, rank: 2 }],
});

describe('the ranking as a picture', () => {
  const screen = view('ranking', { ...samples, board, names: undefined }, 'week.1.img');

  it('shows the page that was seen, the own row lit up', () => {
    const { picture } = screen.picture!;
    expect(picture).toMatchObject({
      kind: 'leaderboard',
      title: 'La semana',
      subtitle: '16–22 de noviembre',
      rows: [
        { rank: 1, points: '500 XP', own: false },
        { rank: 2, points: '410 XP', own: true },
      ],
    });
    expect(screen.picture?.caption.value).toContain('La semana');
  });

  it('names nobody before it is sent, neither in the picture nor in the text that stands for it', () => {
    expect(screen.picture?.names).toEqual(
      board.state === 'fresh' && board.value.rows.map((row) => row.userId),
    );
    expect(screen.picture?.picture).toMatchObject({ rows: [{ name: '⟦0⟧' }, { name: '⟦1⟧' }] });
    expect(screen.text.value).toContain('🥇 ⟦0⟧ · 500 XP');
  });

  it('leads back to the list it was made of, and is not offered of an empty one', () => {
    expect(screen.keyboard[0]).toEqual([{ text: '📋 Como lista', show: 'ranking', page: 'week.1' }]);
    const empty = fresh({ ...Leaderboard.sampleResult, rows: [], own: null, participants: 0 });
    expect(buttons(view('ranking', { ...samples, board }))).toContain('🖼 Como imagen');
    expect(buttons(view('ranking', { ...samples, board: empty }))).not.toContain('🖼 Como imagen');
    expect(view('ranking', { ...samples, board: empty }, 'week.1.img').picture).toBeUndefined();
  });
});

describe('the profile card', () => {
  const [earned] = AchievementsOf.sampleResult.achievements;
  const tiers = ['bronze', null, 'gold', 'silver'] as const;
  const achievements = tiers.map((tier) => ({ ...earned!, badge: tier ?? 'none', tier }));
  const cardOf = (level: object, gift: object = samples.gift) => {
    const told = fresh({ ...AchievementsOf.sampleResult, achievements, ...level });
    return view('perfil', { ...samples, level: told, gift }, 'tarjeta').picture?.picture;
  };

  it('shows level and bar, besitos, streak and badges, the best first', () => {
    const level = { xp: 90, level: { ...AchievementsOf.sampleResult.level, from: 60, next: 100 } };
    expect(cardOf(level)).toMatchObject({
      kind: 'profile',
      name: '⟦0⟧',
      level: 'Nivel 1 · De visita',
      share: 0.75,
      progress: '90 de 100 XP',
      facts: ['120 besitos en el bolsillo', '3 días seguidos abriendo el regalo', '3 de 4 logros'],
      badges: [{ tier: 'gold' }, { tier: 'silver' }, { tier: 'bronze' }],
    });
  });

  it('is full at the highest level, and tells no streak that is none', () => {
    const level = { xp: 900, level: { ...AchievementsOf.sampleResult.level, next: null } };
    const gift = fresh({ ...GiftOf.sampleResult, streak: 0 });
    expect(cardOf(level, gift)).toMatchObject({
      share: 1,
      progress: '900 XP, el nivel más alto',
      facts: ['120 besitos en el bolsillo', '3 de 4 logros'],
    });
  });

  it('is the profile as a text while the level is not known', () => {
    const screen = view('perfil', { ...samples, level: { state: 'away' } }, 'tarjeta');
    expect(screen.picture).toBeUndefined();
    expect(buttons(screen)).not.toContain('🖼 Mi tarjeta');
  });
});

describe('the badge of what was earned', () => {
  const of = (...tiers: ('bronze' | 'silver' | 'gold')[]) =>
    tiers.map((tier, n) => ({
      achievementId: `a${n}`,
      title: { es: `Uno ${n}`, en: `One ${n}` },
      badge: '💋',
      tier,
    }));

  it('is that of the highest tier, and of these the last', () => {
    const achievements = of('silver', 'gold', 'gold', 'bronze');
    expect(badgeOf({ achievements }, texts.es)).toMatchObject({
      title: 'Uno 2',
      tier: 'gold',
      caption: 'Oro',
    });
    expect(badgeOf({ achievements }, texts.en)).toMatchObject({ title: 'One 2', caption: 'Gold' });
  });

  it('is none where no achievement is', () => {
    expect(badgeOf({ achievements: [] }, texts.es)).toBeUndefined();
  });
});
