import { escaped } from './html.ts';
import { linear, logarithmic, type Scale } from './scale.ts';

/** One line of a chart. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A chart of lines over a common axis. */
export interface LineChart {
  readonly title: string;
  /** What the axes measure. */
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
  readonly logarithmicX?: boolean;
  readonly logarithmicY?: boolean;
}

const [WIDTH, HEIGHT] = [520, 260];
const MARGIN = { left: 56, right: 14, top: 12, bottom: 40 };
const [RIGHT, BOTTOM] = [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
/** As many as the style has colours for. */
const MOST_LINES = 8;

/** Draws a chart with its legend; points of few values are marked, each with its value as a tooltip. */
export function lineChart(chart: LineChart): string {
  const series = chart.series.slice(0, MOST_LINES);
  const points = series.flatMap((each) => each.points);
  const scaleOf = (log: boolean | undefined, values: number[]) => (log ? logarithmic : linear)(values);
  const x = scaleOf(
    chart.logarithmicX,
    points.map(([value]) => value),
  );
  const y = scaleOf(
    chart.logarithmicY,
    points.map(([, value]) => value),
  );
  const legend = series.map(({ name }, index) => `<li class="c${index}">${escaped(name)}</li>`).join('');
  return `<figure><figcaption>${escaped(chart.title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(chart.title)}">
${grid(x, y)}
<text class="axis" x="${(MARGIN.left + RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${escaped(chart.x)}</text>
<text class="axis" transform="translate(12 ${(MARGIN.top + BOTTOM) / 2}) rotate(-90)" text-anchor="middle">${escaped(chart.y)}</text>
${series.map((each, index) => line(each, index, x, y)).join('\n')}
</svg><ul class="legend">${legend}</ul></figure>`;
}

const across = (scale: Scale, value: number) =>
  rounded(MARGIN.left + scale.place(value) * (RIGHT - MARGIN.left));
const up = (scale: Scale, value: number) => rounded(BOTTOM - scale.place(value) * (BOTTOM - MARGIN.top));
const rounded = (place: number) => Math.round(place * 10) / 10;

function grid(x: Scale, y: Scale): string {
  const rows = y.ticks.map((tick) => {
    const at = up(y, tick);
    return `<line class="grid" x1="${MARGIN.left}" x2="${RIGHT}" y1="${at}" y2="${at}"/><text class="tick" x="${MARGIN.left - 6}" y="${at + 4}" text-anchor="end">${short(tick)}</text>`;
  });
  const columns = x.ticks.map(
    (tick) =>
      `<text class="tick" x="${across(x, tick)}" y="${BOTTOM + 16}" text-anchor="middle">${short(tick)}</text>`,
  );
  return [...rows, ...columns].join('\n');
}

const MARKED_UP_TO = 12;

function line({ name, points }: Series, index: number, x: Scale, y: Scale): string {
  const places = points.map(([atX, atY]) => `${across(x, atX)},${up(y, atY)}`).join(' ');
  const marks = points.length > MARKED_UP_TO ? [] : points.map(([atX, atY]) => mark(name, atX, atY, x, y));
  return `<g class="c${index}"><polyline points="${places}"/>${marks.join('')}</g>`;
}

function mark(name: string, atX: number, atY: number, x: Scale, y: Scale): string {
  return `<circle cx="${across(x, atX)}" cy="${up(y, atY)}" r="4"><title>${escaped(`${name}: ${atX} → ${atY}`)}</title></circle>`;
}

/** 12000 as 12k. */
function short(value: number): string {
  if (value >= 1_000_000) return `${Math.round(value / 100_000) / 10}M`;
  return value >= 1_000 ? `${Math.round(value / 100) / 10}k` : String(Math.round(value * 1_000) / 1_000);
}
