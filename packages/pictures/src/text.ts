/** A text as it may stand in SVG. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** At most so many characters, the last one an ellipsis where some were left out. */
export function shortened(text: string, most: number): string {
  const signs = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

const DRAWN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}\p{P}\p{Zs}\p{M}]/u;

/** What the font has of a name; the other text when that is nothing. */
export function drawable(name: string, otherwise: string): string {
  const kept = [...name.normalize('NFC')]
    .filter((sign) => DRAWN.test(sign))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{Nd}]/u.test(kept) ? kept : otherwise;
}

/** Some words on at most two lines of about so many characters. */
export function onTwoLines(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const longer = lines[last] ? `${lines[last]} ${word}` : word;
    if (longer.length <= width || last === 1 || lines[last] === '') lines[last] = longer;
    else lines.push(word);
  }
  return lines.map((line) => shortened(line, width + 2));
}
