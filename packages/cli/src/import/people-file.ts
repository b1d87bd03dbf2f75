import type { Level } from '@yabot/content';
import { CsvError, parse } from 'csv-parse/sync';
import { CELLS, COLUMNS, type Column, cellMistake } from './cells.ts';

/** Somebody to import, as a line of the file has them. */
export interface ImportedPerson {
  /** Of the file, from 1. */
  readonly line: number;
  readonly telegramId: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly language: 'es' | 'en';
  readonly besitos: number;
  readonly xp: number;
}

/** Something in the file that cannot be taken as it is. */
export interface FileMistake {
  readonly line: number;
  /** Empty when it is about the whole line. */
  readonly column: string;
  readonly problem: FileProblem;
  /** What to write instead, or what the problem names. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** What can be wrong in a file; the name of its text is `import.` and this. */
export type FileProblem =
  | 'not-csv'
  | 'no-header'
  | 'column-missing'
  | 'column-unknown'
  | 'telegram-id'
  | 'name'
  | 'username'
  | 'language'
  | 'besitos'
  | 'xp'
  | 'level'
  | 'level-or-xp'
  | 'twice'
  | 'nobody';

type Row = Readonly<Partial<Record<Column, string>>>;

/** Reads a file of people. @returns the people, or every mistake in the file */
export function readPeople(
  text: string,
  levels: readonly Level[],
): { readonly people: readonly ImportedPerson[] } | { readonly mistakes: readonly FileMistake[] } {
  const table = tableIn(text);
  if ('mistakes' in table) return table;
  const mistakes = [...headerMistakes(table.header)];
  if (mistakes.length === 0)
    mistakes.push(...table.rows.flatMap((row) => rowMistakes(row, levels)), ...repeats(table.rows));
  if (mistakes.length === 0 && table.rows.length === 0)
    mistakes.push({ line: 2, column: '', problem: 'nobody', values: {} });
  if (mistakes.length > 0) return { mistakes: mistakes.toSorted((a, b) => a.line - b.line) };
  return { people: table.rows.map((row) => personIn(row, levels)) };
}

interface Line {
  readonly line: number;
  readonly cells: Row;
}

function tableIn(text: string): { header: string[]; rows: Line[] } | { mistakes: FileMistake[] } {
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    const [first, ...others] = records;
    if (!first)
      return {
        mistakes: [{ line: 1, column: '', problem: 'no-header', values: { columns: COLUMNS.join(',') } }],
      };
    const header = first.record.map((name) => name.toLowerCase());
    const rows = others.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])) as Row,
    }));
    return { header, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      mistakes: [
        { line: Number(error.lines ?? 1), column: '', problem: 'not-csv', values: { why: error.code } },
      ],
    };
  }
}

function headerMistakes(header: readonly string[]): FileMistake[] {
  const columns = COLUMNS.join(',');
  const unknown = header.filter((name) => !COLUMNS.some((column) => column === name));
  const missing = (['telegram_id', 'first_name'] as const).filter((name) => !header.includes(name));
  return [
    ...missing.map(
      (column): FileMistake => ({ line: 1, column, problem: 'column-missing', values: { columns } }),
    ),
    ...unknown.map(
      (column): FileMistake => ({ line: 1, column, problem: 'column-unknown', values: { columns } }),
    ),
  ];
}

function rowMistakes({ line, cells }: Line, levels: readonly Level[]): FileMistake[] {
  const mistakes = COLUMNS.flatMap((column): FileMistake[] => {
    const problem = cellMistake(column, cells[column] ?? '', levels.length);
    return problem
      ? [{ line, column, problem, values: { found: cells[column] ?? '', levels: levels.length } }]
      : [];
  });
  if (cells.level && cells.xp) mistakes.push({ line, column: 'level', problem: 'level-or-xp', values: {} });
  return mistakes;
}

/** Each person stands in the file once. */
function repeats(rows: readonly Line[]): FileMistake[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, cells: { telegram_id: id = '' } }): FileMistake[] => {
    const before = first.get(id);
    if (before === undefined) first.set(id, line);
    return before === undefined
      ? []
      : [{ line, column: 'telegram_id', problem: 'twice', values: { before } }];
  });
}

function personIn({ line, cells }: Line, levels: readonly Level[]): ImportedPerson {
  const { last_name: lastName, username = '' } = cells;
  const xp = cells.level ? (levels[Number(cells.level) - 1]?.xp ?? 0) : Number(cells.xp || 0);
  return {
    line,
    telegramId: Number(cells.telegram_id),
    firstName: cells.first_name!,
    ...(lastName ? { lastName } : {}),
    ...(username ? { username: CELLS.bareUsername(username) } : {}),
    language: cells.language?.toLowerCase() === 'en' ? 'en' : 'es',
    besitos: Number(cells.besitos || 0),
    xp,
  };
}
