import { isCaught, type Verdict } from './verdict.ts';

/** What came of each bug, for people. */
export function report(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ guarantee, outcome, seconds }) => [
    outcome,
    `${seconds} s`.padStart(5),
    guarantee.guarantee,
    guarantee.breaks.bug,
  ]);
  const caught = verdicts.filter(isCaught).length;
  const lines = [['outcome', 'took', 'guarantee', 'bug'], ...rows];
  return `\n${columns(lines)}\n\n${caught} of ${verdicts.length} bugs were caught.`;
}

/** Lines of text in columns. */
function columns(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join('  '))
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}
