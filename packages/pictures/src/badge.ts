import { COLOURS, canvas, line } from './canvas.ts';
import { emojiAt } from './emoji.ts';
import { escaped, onTwoLines, shortened } from './text.ts';
import { TIER_COLOURS, type Tier } from './tiers.ts';

/** What a badge shows. */
export interface Badge {
  readonly emoji: string;
  readonly title: string;
  readonly tier: Tier;
  /** Under the title, such as the tier in words. */
  readonly caption: string;
}

const SIZE = 512;

/** A badge: its emoji in a ring of the tier's metal, title and caption below. */
export function badgeSvg({ emoji, title, tier, caption }: Badge): string {
  const lines = onTwoLines(title, 22);
  const top = lines.length === 1 ? 424 : 402;
  return canvas(SIZE, SIZE, [
    ring(tier),
    emojiAt(emoji, { x: 156, y: 92, size: 200 }),
    ...lines.map((text, index) =>
      line(SIZE / 2, top + 42 * index, escaped(text), { size: 38, anchor: 'middle', bold: true }),
    ),
    line(SIZE / 2, 488, escaped(shortened(caption, 34)), {
      size: 26,
      anchor: 'middle',
      colour: COLOURS.soft,
    }),
  ]);
}

function ring(tier: Tier): string {
  const [light, dark] = TIER_COLOURS[tier];
  return [
    '<defs><linearGradient id="metal" x1="0" y1="0" x2="1" y2="1">',
    `<stop offset="0" stop-color="${light}"/><stop offset="0.5" stop-color="${dark}"/><stop offset="1" stop-color="${light}"/>`,
    '</linearGradient></defs>',
    '<circle cx="256" cy="192" r="156" fill="#000000" fill-opacity="0.22"/>',
    '<circle cx="256" cy="192" r="150" fill="none" stroke="url(#metal)" stroke-width="22"/>',
  ].join('');
}
