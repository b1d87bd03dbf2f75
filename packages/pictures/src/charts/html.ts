const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in HTML and SVG. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);

type Cell = string | number;

/** A table: the first column text, the others figures. */
export function htmlTable(head: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  const cells = (row: readonly Cell[], tag: 'th' | 'td') =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(String(cell))}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${cells(head, 'th')}</thead><tbody>${rows.map((row) => cells(row, 'td')).join('')}</tbody></table>`;
}

/** A whole page that needs nothing else. @param language of its texts */
export function htmlPage(title: string, body: string, language = 'en'): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1>
${body}
</body></html>
`;
}

const COLOURS = ['#2a6fdb', '#d1495b', '#2e8b57', '#c77d0a', '#7b4fb5', '#0f8b8d', '#8a5a44', '#6b7280'];

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2330; --soft: #5b6472; --line: #dfe3ea; --back: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf0; --soft: #a3abb8; --line: #343b47; --back: #14181f } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back); max-width: 1160px; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2.2rem } p { color: var(--soft); max-width: 80ch }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 480px), 1fr)); gap: 1.5rem }
figure { margin: 0 } figcaption { font-weight: 600 } svg { width: 100%; height: auto }
.grid { stroke: var(--line) } .tick, .axis { fill: var(--soft); font-size: 11px } .axis { font-size: 12px }
polyline { fill: none; stroke: var(--c); stroke-width: 2; stroke-linejoin: round } circle { fill: var(--c); stroke: var(--back) }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1rem; padding: 0; margin: .2rem 0; font-size: 13px; color: var(--soft) }
.legend li::before { content: ''; display: inline-block; width: 14px; height: 3px; margin-right: .4rem; vertical-align: middle; background: var(--c) }
table { border-collapse: collapse; font-variant-numeric: tabular-nums } th, td { padding: .25rem .9rem .25rem 0; border-bottom: 1px solid var(--line); text-align: right }
th:first-child, td:first-child { text-align: left } th { color: var(--soft); font-weight: 500 }
${COLOURS.map((colour, index) => `.c${index} { --c: ${colour} }`).join(' ')}
`;
