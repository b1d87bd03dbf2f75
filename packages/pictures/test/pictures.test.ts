import { describe, expect, it } from 'vitest';
import { badgeSvg } from '../src/badge.ts';
import { leaderboardSvg } from '../src/leaderboard.ts';
import { profileSvg } from '../src/profile.ts';
import { renderPng } from '../src/render.ts';
import { TIER_COLOURS } from '../src/tiers.ts';

/** Width and height, as the header of a PNG tells them. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];
const badge = { emoji: '💋', title: 'Primer beso', tier: 'bronze', caption: 'Bronce' } as const;
const row = { rank: 1, name: 'Ana', points: '410 puntos', own: false };
const board = { title: 'Esta semana', subtitle: '16–22 nov', nameless: 'Alguien', rows: [row] };
const card = {
  name: 'Ana',
  nameless: 'Alguien',
  level: 'Nivel 3 · Cómplice',
  share: 0.5,
  progress: '275 de 400 puntos',
  facts: ['Puesto 12 de 980'],
  badges: [{ emoji: '❤️‍🔥', tier: 'gold' as const }],
};

it.each([
  ['a badge', badgeSvg(badge), [512, 512]],
  ['a leaderboard', leaderboardSvg(board), [800, 436]],
  ['a profile card', profileSvg(card), [800, 390]],
])('draws %s as a PNG small enough to be sent as a photo', (_, svg, size) => {
  const png = renderPng(svg);
  expect(sizeOf(png)).toEqual(size);
  expect(png.length).toBeLessThan(100_000);
});

it('draws texts and emoji without a font of the machine', () => {
  const plain = renderPng(badgeSvg({ ...badge, title: ' ', caption: ' ' }));
  const titled = renderPng(badgeSvg({ ...badge, caption: ' ' }));
  const other = renderPng(badgeSvg({ ...badge, title: ' ', caption: ' ', emoji: '👻' }));
  expect(new Set([plain, titled, other].map((png) => png.toString('base64'))).size).toBe(3);
});

describe('a badge', () => {
  it.each(['bronze', 'silver', 'gold'] as const)('has a ring of %s', (tier) => {
    expect(badgeSvg({ ...badge, tier })).toContain(TIER_COLOURS[tier][0]);
  });

  it.each(['☀️', '❤️‍🔥', '🗝️', '🗳️', '🏴‍☠️', '👨‍💻', '🇪🇸'])('draws %s itself', (emoji) => {
    const heart = badgeSvg({ ...badge, emoji: '❤' });
    expect(badgeSvg({ ...badge, emoji })).not.toBe(heart);
  });

  it('puts a long title on two lines, and shortens what is longer still', () => {
    const svg = badgeSvg({ ...badge, title: 'La reina de todas las noches de verano en el balcón de atrás' });
    expect(svg.match(/font-size="38"/g)).toHaveLength(2);
    expect(svg).toContain('…');
  });
});

describe('a leaderboard', () => {
  it('gives medals to the first three and lights up the own row', () => {
    const rows = [1, 2, 3, 4].map((rank) => ({ ...row, rank, own: rank === 4 }));
    const svg = leaderboardSvg({ ...board, rows });
    expect(svg.match(/<svg x="62"/g)).toHaveLength(3);
    expect(svg.match(/rx="16"/g)).toHaveLength(1);
  });

  it('draws no name as markup, and whose name no font has under another', () => {
    const names = ['<b>&"Ana"', '😀👩‍🚀', 'Анна', '陳'];
    const svg = leaderboardSvg({
      ...board,
      rows: names.map((name, index) => ({ ...row, rank: index + 1, name })),
    });
    expect(svg).not.toContain('<b>');
    expect(svg).toContain('Анна');
    expect(svg.match(/>Alguien</g)).toHaveLength(2);
  });
});
