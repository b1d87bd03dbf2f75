import { bar, COLOURS, canvas, line } from './canvas.ts';
import { emojiAt } from './emoji.ts';
import { drawable, escaped, shortened } from './text.ts';
import { TIER_COLOURS, type Tier } from './tiers.ts';

/** What a profile card shows; texts are in the reader's language. */
export interface ProfileCard {
  readonly name: string;
  /** Whose name cannot be drawn is called so. */
  readonly nameless: string;
  /** The number of the level and its title, such as `Nivel 3 · Cómplice`. */
  readonly level: string;
  /** How far to the next level, 0 to 1; 1 at the highest. */
  readonly share: number;
  /** What the bar means, such as `170 de 400 puntos`. */
  readonly progress: string;
  /** Further lines, such as the rank. */
  readonly facts: readonly string[];
  /** The badges earned, the best first; the first eight are drawn. */
  readonly badges: readonly { readonly emoji: string; readonly tier: Tier }[];
}

const WIDTH = 800;
const MOST_BADGES = 8;

/** A profile card: name, level with a bar to the next one, some facts, badges. */
export function profileSvg({ name, nameless, level, share, progress, facts, badges }: ProfileCard): string {
  const shown = badges.slice(0, MOST_BADGES);
  const below = 220 + 40 * facts.length;
  return canvas(WIDTH, below + (shown.length > 0 ? 130 : 20), [
    line(40, 74, escaped(shortened(drawable(name, nameless), 30)), { size: 46, bold: true }),
    line(40, 120, escaped(shortened(level, 48)), { size: 30, colour: COLOURS.soft }),
    bar({ x: 40, y: 142, width: WIDTH - 80, height: 22 }, share),
    line(WIDTH - 40, 196, escaped(progress), { size: 24, anchor: 'end', colour: COLOURS.soft }),
    ...facts.map((fact, index) => line(40, 236 + 40 * index, escaped(shortened(fact, 60)), { size: 28 })),
    ...shown.map(({ emoji, tier }, index) => small(emoji, tier, 40 + 92 * index, below + 14)),
  ]);
}

function small(emoji: string, tier: Tier, x: number, y: number): string {
  const [light] = TIER_COLOURS[tier];
  return [
    `<circle cx="${x + 38}" cy="${y + 38}" r="36" fill="#000000" fill-opacity="0.22" stroke="${light}" stroke-width="5"/>`,
    emojiAt(emoji, { x: x + 16, y: y + 16, size: 44 }),
  ].join('');
}
