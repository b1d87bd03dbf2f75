import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServiceDefinition } from '@yabot/service-kit';

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** The folders in which services live. */
export const SERVICE_FOLDERS = readdirSync(join(ROOT, 'services'))
  .filter((name) => existsSync(join(ROOT, 'services', name, 'package.json')))
  .map((name) => ({ name, folder: join(ROOT, 'services', name) }));

/** What a service shows of itself: all definitions that its file exports. */
export async function definitionsIn({ name, folder }: { name: string; folder: string }) {
  const module = await import(pathToFileURL(join(folder, 'src', `${name}.service.ts`)).href);
  return Object.values(module).filter(
    (value): value is ServiceDefinition => typeof value === 'object' && value !== null && 'owns' in value,
  );
}

/** The names of the files of one room of a service, without their ending; tests and folders left out. */
export function filesIn(folder: string, room: string): string[] {
  const path = join(folder, 'src', room);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.includes('.test.'))
    .map((entry) => basename(entry.name, '.ts'))
    .toSorted();
}

/** Fails with what is wrong, each in a sentence that says what to do. */
export function expectNothingWrong(wrong: readonly string[]): void {
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

/** What is in one list and not in the other, each as a sentence. */
export function apart(
  lists: { found: readonly string[]; wanted: readonly string[] },
  missing: (name: string) => string,
  tooMany: (name: string) => string,
): string[] {
  const { found, wanted } = lists;
  return [
    ...wanted.filter((name) => !found.includes(name)).map(missing),
    ...found.filter((name) => !wanted.includes(name)).map(tooMany),
  ];
}

/** Every source file below a folder, tests left out. */
export function sourcesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('.test.') && !path.includes('node_modules'))
    .map((path) => join(folder, path));
}

/** What a file imports, as written. */
export function importsOf(path: string): string[] {
  const source = readFileSync(path, 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string);
}
