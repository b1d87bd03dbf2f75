import { EXIT } from '@yabot/service-kit/exit';
import { t } from './texts.ts';

/** Something wrong in a content file, where it is, and what to write instead. */
export interface Mistake {
  /** Relative to the content folder, with forward slashes; empty for the folder itself. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Such as `tiers[1].count`; empty for the whole file. */
  readonly path: string;
  readonly problem: string;
  /** What to write instead, as a sentence. */
  readonly instead: string;
}

/**
 * A mistake on one line, which editors turn into a link.
 * @example missions/ten.yaml:7:10 trigger.event: there is no event gateway.reaction-add. Write `gateway.reaction-added`
 */
export function formatMistake({ file, line, column, path, problem, instead }: Mistake): string {
  const place = file ? `${file}:${line}:${column} ` : '';
  return `${place}${path ? `${path}: ` : ''}${problem}. ${instead}`;
}

const SHOWN = 5;

/** The first mistakes, a line each, and how many more there are. */
export function shortList(mistakes: readonly Mistake[]): string {
  const more = mistakes.length - SHOWN;
  const lines = mistakes.slice(0, SHOWN).map(formatMistake);
  return [...lines, ...(more > 0 ? [t('more', { count: more })] : [])].join('\n');
}

/** By file, then by line and column. */
export function inReadingOrder(mistakes: readonly Mistake[]): Mistake[] {
  return [...mistakes].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.path, b.path),
  );
}

/** The content cannot be used; says every mistake at once. */
export class ContentError extends Error {
  readonly code = 'content-invalid';
  /** A service that has nothing to work by ends with it. */
  readonly exitCode = EXIT.content;
  readonly mistakes: readonly Mistake[];
  constructor(folder: string, mistakes: readonly Mistake[]) {
    const heading = t('all', { count: mistakes.length, folder });
    super([heading, ...mistakes.map(formatMistake)].join('\n  '));
    this.name = 'ContentError';
    this.mistakes = mistakes;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
