/** The colours of services on light and dark ground, in the order of the fleet. */
const SERVICES: readonly (readonly [light: string, dark: string])[] = [
  ['#2563eb', '#7aa2ff'],
  ['#0f857a', '#3fd6c4'],
  ['#b45309', '#fbb54a'],
  ['#7c3aed', '#b197fc'],
  ['#be185d', '#f787b5'],
  ['#4d7c0f', '#a8d855'],
  ['#c2290a', '#ff8f70'],
  ['#475569', '#a9b6c8'],
];

interface Ground {
  readonly page: string;
  readonly band: string;
  readonly text: string;
  readonly faint: string;
  readonly line: string;
}

const LIGHT: Ground = {
  page: '#ffffff',
  band: '#f4f5f8',
  text: '#1c2333',
  faint: '#667085',
  line: '#cfd5e1',
};
const DARK: Ground = { page: '#11151f', band: '#1a2030', text: '#e8ecf5', faint: '#97a3b9', line: '#39435a' };

/** The style sheet of the picture: follows the reader's light or dark setting. */
export function styleSheet(): string {
  return `
    text { font-family: Inter, "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif; font-size: 13px; }
    .title { font-size: 19px; font-weight: 650; }
    .chip { font-size: 13px; font-weight: 600; fill: #ffffff; }
    .small { font-size: 11.5px; }
    .path { fill: none; stroke-width: 2; }
    .life { stroke-width: 1; stroke-dasharray: 2 4; }
    ${rules(LIGHT, 0)}
    @media (prefers-color-scheme: dark) {
    .chip { fill: #11151f; }
    ${rules(DARK, 1)}
    }
  `;
}

/** The number of the colour of a service. */
export const colourOf = (index: number) => index % SERVICES.length;

function rules(ground: Ground, side: 0 | 1): string {
  const colours = SERVICES.map(
    (pair, i) => `.f${i} { fill: ${pair[side]}; } .k${i} { stroke: ${pair[side]}; }`,
  );
  return [
    `.page { fill: ${ground.page}; } .band { fill: ${ground.band}; } .life { stroke: ${ground.line}; }`,
    `.text { fill: ${ground.text}; } .faint { fill: ${ground.faint}; } .ring { stroke: ${ground.band}; } .rim { stroke: ${ground.faint}; }`,
    ...colours,
  ].join('\n    ');
}
