import { stripVTControlCharacters } from 'node:util';

const GAP = '  ';

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Numbers stand under each other by their last digit. */
  readonly align?: 'left' | 'right';
}

/** Rows as lines, each column as wide as its widest cell; cells may be styled. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, index) => padded(cells[index] ?? '', widths[index]!, align))
      .join(GAP)
      .trimEnd();
  return [line(columns.map(({ title }) => title)), ...rows.map(line)];
}

/** How many places a text takes in a terminal, styles left out. */
export function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

/** A text in one line of at most so many places. */
export function cut(text: string, width: number): string {
  const line = [...text.replace(/\s+/g, ' ')];
  return line.length > width ? `${line.slice(0, width - 1).join('')}…` : line.join('');
}

function padded(cell: string, width: number, align: Column['align'] = 'left'): string {
  const blanks = ' '.repeat(width - widthOf(cell));
  return align === 'left' ? cell + blanks : blanks + cell;
}
