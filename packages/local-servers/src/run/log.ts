import { readFile, rename, stat } from 'node:fs/promises';

const READ_BACK = 500;
const LIMIT = 16 << 20;

/** The last lines of a log; empty when there is none. */
export async function lastLines(file: string, lines: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** Sets a long log aside, replacing the one set aside before. */
export async function limitLog(file: string): Promise<void> {
  const size = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  if (size > LIMIT) await rename(file, `${file}.1`);
}

/** The lines that tell why a server ended: those that match, or the last ones. */
export async function telltaleLines(
  file: string,
  pattern: RegExp | undefined,
  lines: number,
): Promise<string> {
  const recent = (await lastLines(file, READ_BACK)).split('\n');
  const telltale = pattern ? recent.filter((line) => pattern.test(line)) : [];
  return (telltale.length > 0 ? telltale : recent).slice(-lines).join('\n');
}
