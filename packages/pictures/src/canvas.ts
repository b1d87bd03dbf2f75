/** The colours all pictures share. */
export const COLOURS = {
  night: '#2b1530',
  dusk: '#6b2248',
  ink: '#fff6f2',
  soft: '#e9c9d3',
  own: '#ff7a9a',
} as const;

/** A whole drawing on the house's background. */
export function canvas(width: number, height: number, content: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    '<defs><linearGradient id="background" x1="0" y1="0" x2="0" y2="1">',
    `<stop offset="0" stop-color="${COLOURS.night}"/><stop offset="1" stop-color="${COLOURS.dusk}"/>`,
    '</linearGradient></defs>',
    `<rect width="${width}" height="${height}" fill="url(#background)"/>`,
    ...content,
    '</svg>',
  ].join('');
}

/** How a line of text looks. */
export interface Style {
  readonly size: number;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
}

/** A line of text; its content must be escaped. */
export function line(x: number, y: number, content: string, style: Style): string {
  const { size, colour = COLOURS.ink, anchor = 'start', bold = false } = style;
  const weight = bold ? 800 : 600;
  return `<text x="${x}" y="${y}" font-family="Nunito" font-weight="${weight}" font-size="${size}" fill="${colour}" text-anchor="${anchor}">${content}</text>`;
}

/** A bar that is full to a share of its length. */
export function bar(place: { x: number; y: number; width: number; height: number }, share: number): string {
  const { x, y, width, height } = place;
  const rounded = `rx="${height / 2}" height="${height}" x="${x}" y="${y}"`;
  const full = Math.max(height, Math.round(width * Math.min(1, Math.max(0, share))));
  return `<rect ${rounded} width="${width}" fill="#ffffff" fill-opacity="0.18"/><rect ${rounded} width="${full}" fill="${COLOURS.own}"/>`;
}
