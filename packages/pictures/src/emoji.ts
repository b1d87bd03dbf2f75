import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FOLDER = dirname(createRequire(import.meta.url).resolve('@twemoji/svg/package.json'));
const known = new Map<string, string>();

/** An emoji as SVG at a place, `size` wide and high; a heart where there is no such drawing. */
export function emojiAt(emoji: string, place: { x: number; y: number; size: number }): string {
  const { x, y, size } = place;
  return drawing(emoji).replace('<svg ', `<svg x="${x}" y="${y}" width="${size}" height="${size}" `);
}

function drawing(emoji: string): string {
  const drawn = known.get(emoji) ?? read(emoji) ?? read('❤') ?? '';
  known.set(emoji, drawn);
  return drawn;
}

/** Drawings are named by code points, mostly without the selector that only asks for colour. */
function read(emoji: string): string | undefined {
  const points = [...emoji].map((sign) => sign.codePointAt(0)!.toString(16));
  const names = [points, points.filter((point) => point !== 'fe0f')].map((parts) => `${parts.join('-')}.svg`);
  const file = names.map((name) => join(FOLDER, name)).find((path) => existsSync(path));
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}
