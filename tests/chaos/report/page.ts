import { DOCUMENTS } from '../../shared/documents.ts';
import type { Run } from '../run.ts';
import { passed } from './summary.ts';

const [WIDTH, HEIGHT, TOP] = [1_100, 180, 20];
const WORST = 15;

interface Point {
  readonly at: number;
  readonly value: number;
}

/** A page that shows a run by itself: faults over time, what was told, what waited, what was checked. */
export function page(run: Run): string {
  const { seed, rate, users, minutes, instances, documents } = run.options;
  const end = Math.max(run.endedAt, ...run.samples.map(({ at }) => at));
  const x = (at: number) => ((at - run.startedAt) / (end - run.startedAt)) * WIDTH;
  const waiting = run.samples.flatMap(({ at, waiting: value }) => (value === null ? [] : [{ at, value }]));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Chaos, seed ${seed}</title><style>${STYLE}</style>
<h1>${passed(run) ? 'Passed' : 'Failed'}: ${run.struck.length} faults, lost ${run.lost}, doubled ${run.doubled}, unexpected ${run.unexpected}</h1>
<p>${new Date(run.startedAt).toISOString()} · seed ${seed} · ${run.load.reactions.length} reactions, ${rate}/s of ${users} followers for ${minutes} min
 · ${instances} of each service · documents in ${DOCUMENTS[documents]} · drained in ${run.drainSeconds} s · ledger ${run.ledger.sound ? 'clean' : 'with faults'}
 · ${run.traces.whole} of ${run.traces.actions} traces whole</p>
<h2>Faults</h2>${timeline(run, x)}
<h2>Messages told a second</h2>${curve(rates(run.samples.map(({ at, told }) => ({ at, value: told }))), x)}
<h2>Messages that wait anywhere</h2>${curve(waiting, x)}
<h2>Seconds from a reaction to the next message in its chat, the longest of each second</h2>${curve(delays(run), x)}
<h2>What was to be there, and what is</h2>${setsTable(run)}
<h2>The worst moments</h2>${worst(run)}
</html>`;
}

function timeline(run: Run, x: (at: number) => number): string {
  const names = [...new Set(run.struck.map(({ target }) => target))].toSorted();
  const kinds = [...new Set(run.struck.map(({ fault }) => fault))].toSorted();
  const y = (target: string) => TOP + names.indexOf(target) * 18;
  const colour = (fault: string) => `hsl(${Math.round((kinds.indexOf(fault) * 360) / kinds.length)} 70% 45%)`;
  const bars = run.struck.map(({ at, healedAfterMs, fault, target, note }) => {
    const width = Math.max(2, x(at + (healedAfterMs ?? 0)) - x(at));
    const title = `<title>${escaped(`${fault} ${target}: ${note}`)}</title>`;
    return `<rect x="${x(at).toFixed(1)}" y="${y(target)}" width="${width.toFixed(1)}" height="12" fill="${colour(fault)}" opacity=".75">${title}</rect>`;
  });
  const labels = names.map((name) => `<text x="${WIDTH + 6}" y="${y(name) + 10}">${escaped(name)}</text>`);
  const legend = kinds
    .map((kind) => `<span style="color:${colour(kind)}">■ ${escaped(kind)}</span>`)
    .join(' ');
  return `<p>${legend}</p>${svg(TOP + names.length * 18, [...bars, ...labels])}`;
}

function curve(points: readonly Point[], x: (at: number) => number): string {
  const most = Math.max(1, ...points.map(({ value }) => value));
  const y = (value: number) => TOP + HEIGHT - (value / most) * HEIGHT;
  const line = points.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const top = `<text x="${WIDTH + 6}" y="${TOP + 4}">${most >= 10 ? Math.round(most) : most.toFixed(1)}</text>`;
  const bottom = `<text x="${WIDTH + 6}" y="${TOP + HEIGHT}">0</text>`;
  return svg(TOP + HEIGHT + 4, [`<polyline points="${line}" fill="none" stroke="#2563a8"/>`, top, bottom]);
}

const svg = (height: number, parts: readonly string[]) =>
  `<svg viewBox="0 0 ${WIDTH + 120} ${height}" width="100%">${parts.join('')}</svg>`;

function rates(points: readonly Point[]): Point[] {
  return points.slice(1).map(({ at, value }, index) => {
    const before = points[index]!;
    return { at, value: ((value - before.value) * 1_000) / (at - before.at) };
  });
}

/** How long each follower waited for the next message after a reaction. */
function delays(run: Run): Point[] {
  const told = Map.groupBy(run.messages, ({ personId }) => personId);
  const longest = new Map<number, number>();
  for (const [person, own] of Map.groupBy(run.load.reactions, ({ personId }) => personId)) {
    const messages = told.get(person) ?? [];
    let next = 0;
    for (const { dueAt } of own) {
      while (next < messages.length && messages[next]!.at <= dueAt) next++;
      const second = Math.floor(dueAt / 1_000) * 1_000;
      const took = ((messages[next]?.at ?? run.endedAt) - dueAt) / 1_000;
      longest.set(second, Math.max(longest.get(second) ?? 0, took));
    }
  }
  return [...longest].map(([at, value]) => ({ at, value })).toSorted((a, b) => a.at - b.at);
}

function setsTable({ sets, told }: Run): string {
  const rows = [
    ...sets.map((set) => [
      set.name,
      set.expected,
      set.found,
      set.lost.length,
      set.doubled.length,
      set.unexpected.length,
    ]),
    [
      'what followers were told',
      told.users,
      told.users,
      told.lost.length,
      `(${told.repeated} told twice)`,
      told.unexpected.length,
    ],
  ];
  return table(['what', 'expected', 'found', 'lost', 'doubled', 'unexpected'], rows);
}

function worst({ struck }: Run): string {
  const slowest = struck
    .toSorted((a, b) => (b.healedAfterMs ?? 1e9) - (a.healedAfterMs ?? 1e9))
    .slice(0, WORST);
  const rows = slowest.map(({ at, fault, target, note, healedAfterMs }) => [
    new Date(at).toISOString().slice(11, 19),
    fault,
    target,
    note,
    healedAfterMs === null ? 'never' : `${(healedAfterMs / 1_000).toFixed(1)} s`,
  ]);
  return table(['at', 'fault', 'of', 'how', 'well after'], rows);
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const row = (cells: readonly (string | number)[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(String(cell))}</${tag}>`).join('')}</tr>`;
  return `<table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const STYLE =
  'body{font:14px system-ui;max-width:1240px;margin:2em auto;padding:0 1em}svg text{font-size:11px}' +
  'td,th{text-align:left;padding:2px 12px 2px 0}h2{font-size:1.05em;margin-top:2em}';
