import { resolve } from 'node:path';
import { checkContent, formatMistake, type Mistake } from '@yabot/content';
import { ROOT, shortPath } from '../home/home.ts';
import { EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson, styled } from '../terminal/output.ts';

/** `yabot content check`: every mistake in the content files, where it is and what to write instead. */
export async function checkContentFiles(
  folder: string | undefined,
  { json }: { json?: boolean },
): Promise<number> {
  const path = resolve(folder || process.env.CONTENT_DIR || `${ROOT}/content`);
  const result = await checkContent(path);
  const exitCode = result.ok ? EXIT_CODES.ok : EXIT_CODES.notWell;
  if (json) {
    const { ok } = result;
    const told = ok ? { version: result.version, warnings: result.warnings } : { mistakes: result.mistakes };
    sayJson({ folder: path, ok, ...told });
    return exitCode;
  }
  const name = shortPath(path);
  const lines = result.ok ? result.warnings : result.mistakes;
  for (const line of lines) say(shown(line, name, result.ok));
  if (result.ok) {
    say(styled('green', t('content.sound', { folder: name, version: result.version.slice(0, 12) })));
  } else {
    say(styled('red', t('content.count', { folder: name, count: result.mistakes.length })));
  }
  return exitCode;
}

/** The place comes first, so that editors and terminals make a link of it. */
function shown(mistake: Mistake, folder: string, isWarning: boolean): string {
  const line = `${folder}${mistake.file ? '/' : ': '}${formatMistake(mistake)}`;
  return isWarning ? styled('yellow', line) : line;
}
