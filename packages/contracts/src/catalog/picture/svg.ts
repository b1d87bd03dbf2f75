import type { Fleet } from '../fleet.ts';
import { type Band, type Layout, type Lifeline, layOut, type Row, SIZES } from './layout.ts';
import { colourOf, styleSheet } from './theme.ts';

/** Who publishes and who consumes each event, as SVG. */
export function pictureOf(fleet: Fleet): string {
  const layout = layOut(fleet);
  const { width, height } = layout;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title about">`,
    '<title id="title">The events of yabot: who publishes, who consumes</title>',
    `<desc id="about">${escaped(inWords(layout))}</desc>`,
    `<style>${styleSheet()}</style>`,
    `<rect class="page" width="${width}" height="${height}" rx="12"/>`,
    ...heading(),
    ...layout.bands.map((band) => bandBackground(band, width)),
    ...layout.lifelines.map((each) => lifeline(each, layout)),
    ...layout.bands.flatMap((band) => band.rows.map(row)),
    ...legend(layout),
    '</svg>',
    '',
  ].join('\n');
}

function heading(): string[] {
  return [
    `<text class="title text" x="${SIZES.margin}" y="34">Events</text>`,
    `<text class="small faint" x="${SIZES.margin}" y="54">from publisher to consumers</text>`,
  ];
}

function bandBackground({ top, height }: Band, width: number): string {
  const inset = SIZES.margin - 12;
  return `<rect class="band" x="${inset}" y="${top}" width="${width - 2 * inset}" height="${height}" rx="8"/>`;
}

function lifeline({ service, index, x, publishes, consumes }: Lifeline, { height }: Layout): string {
  const width = service.length * SIZES.character + 26;
  const top = 26;
  return [
    '<g>',
    `<line class="life" x1="${x}" x2="${x}" y1="${top + 30}" y2="${height - SIZES.legend - SIZES.gap}"/>`,
    `<rect class="f${colourOf(index)}" x="${x - width / 2}" y="${top}" width="${width}" height="28" rx="14"/>`,
    `<text class="chip" x="${x}" y="${top + 18.5}" text-anchor="middle">${service}</text>`,
    `<rect class="page" x="${x - 30}" y="${top + 36}" width="60" height="36"/>`,
    `<text class="small faint" x="${x}" y="${top + 49}" text-anchor="middle">${publishes} out</text>`,
    `<text class="small faint" x="${x}" y="${top + 64}" text-anchor="middle">${consumes} in</text>`,
    '</g>',
  ].join('');
}

function row({ label, publisher, consumers, y }: Row): string {
  const colour = colourOf(publisher.index);
  const others = consumers.filter(({ index }) => index !== publisher.index);
  const ends = [publisher.x, ...others.map(({ x }) => x)];
  const told = consumers.length > 0 ? consumers.map(({ service }) => service).join(', ') : 'nobody yet';
  return [
    `<g><title>${escaped(`${label}: ${publisher.service} → ${told}`)}</title>`,
    `<text class="${consumers.length > 0 ? 'text' : 'faint'}" x="${SIZES.margin}" y="${y + 4.5}">${escaped(label)}</text>`,
    others.length > 0
      ? `<path class="path k${colour}" d="M${Math.min(...ends)} ${y}H${Math.max(...ends)}"/>`
      : '',
    ...others.map(({ x }) => arrowHead(x, y, Math.sign(x - publisher.x), colour)),
    `<circle class="f${colour}" cx="${publisher.x}" cy="${y}" r="5.5"/>`,
    others.length < consumers.length ? ownRing(publisher.x, y, colour) : '',
    '</g>',
  ].join('');
}

/** Points at a lifeline from the side its publisher is on. */
function arrowHead(x: number, y: number, direction: number, colour: number): string {
  const back = x - direction * 11;
  return `<path class="f${colour} ring" stroke-width="1.5" d="M${x} ${y}L${back} ${y - 5.5}V${y + 5.5}Z"/>`;
}

/** A service that consumes its own event. */
const ownRing = (x: number, y: number, colour: number) =>
  `<circle class="path k${colour}" stroke-width="1.5" cx="${x}" cy="${y}" r="9.5"/>`;

function legend({ height }: Layout): string[] {
  const y = height - 24;
  const left = SIZES.margin + 6;
  const text = (x: number, words: string) =>
    `<text class="small faint" x="${left + x}" y="${y + 4}">${words}</text>`;
  return [
    `<circle class="faint" cx="${left}" cy="${y}" r="5"/>`,
    text(14, 'publishes'),
    `<path class="faint" d="M${left + 104} ${y}l-11 -5.5v11Z"/>`,
    text(112, 'consumes'),
    `<circle class="faint" cx="${left + 202}" cy="${y}" r="4"/>`,
    `<circle class="path rim" stroke-width="1.5" cx="${left + 202}" cy="${y}" r="8"/>`,
    text(218, 'both'),
    text(272, 'a faint name: consumed by nobody yet'),
  ];
}

function inWords({ bands }: Layout): string {
  const consumed = bands.flatMap((band) => band.rows).filter(({ consumers }) => consumers.length > 0);
  const sentences = consumed.map(
    ({ label, publisher, consumers }) =>
      `${publisher.service} publishes ${label} to ${consumers.map(({ service }) => service).join(', ')}.`,
  );
  return sentences.join(' ');
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
