import { isDeepStrictEqual } from 'node:util';
import { type CheckResult, checkSources } from './check.ts';
import { readSources, type Source } from './files/read.ts';
import { ContentError, inReadingOrder } from './mistake.ts';

/** Content without mistakes, and its version. */
export type LoadedContent = Extract<CheckResult, { ok: true }>;

/**
 * Reads and checks a content folder; all mistakes are told at once.
 * @example const result = await checkContent('content'); if (!result.ok) console.error(result.mistakes.map(formatMistake).join('\n'));
 */
export async function checkContent(folder: string): Promise<CheckResult> {
  const { sources, mistakes } = await readSources(folder);
  if (sources.length === 0 && mistakes.length > 0) return { ok: false, mistakes };
  const result = checkOnce(sources);
  if (mistakes.length === 0) return result;
  return {
    ok: false,
    mistakes: inReadingOrder([...mistakes, ...(result.ok ? [] : withoutMissing(result.mistakes, mistakes))]),
  };
}

/**
 * Reads a content folder.
 * @throws ContentError listing every mistake
 */
export async function loadContent(folder: string): Promise<LoadedContent> {
  const result = await checkContent(folder);
  if (!result.ok) throw new ContentError(folder, result.mistakes);
  return result;
}

/** What was last checked: services of one process read the same files, and look at them again when nothing has changed. */
let last: { readonly sources: readonly Source[]; readonly result: CheckResult } | undefined;

function checkOnce(sources: readonly Source[]): CheckResult {
  if (!last || !isDeepStrictEqual(last.sources, sources)) last = { sources, result: checkSources(sources) };
  return last.result;
}

// A file that cannot be read is not also missing.
function withoutMissing<M extends { file: string }>(
  mistakes: readonly M[],
  unreadable: readonly { file: string }[],
): M[] {
  return mistakes.filter(({ file }) => !unreadable.some((other) => other.file === file));
}
