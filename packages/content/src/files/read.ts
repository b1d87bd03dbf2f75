import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeFile } from '../checks/places.ts';
import type { Mistake } from '../mistake.ts';
import { t } from '../texts.ts';

/** A content file as it was read. */
export interface Source {
  /** Relative to the content folder, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 4;

/** Reads every YAML file of a folder; hidden ones are left out. */
export async function readSources(folder: string): Promise<{ sources: Source[]; mistakes: Mistake[] }> {
  const sources: Source[] = [];
  const mistakes: Mistake[] = [];
  const files = await listYaml(folder, '').catch(() => undefined);
  if (!files) mistakes.push(wholeFile('', t('file.folder', { folder }), t('file.folder-instead')));
  for (const file of files ?? []) {
    const read = await readSource(folder, file);
    if ('text' in read) sources.push(read);
    else mistakes.push(read);
  }
  return { sources, mistakes };
}

// Mounted configuration is made of links, so what a name points to counts, not what it is.
async function listYaml(folder: string, below: string, depth = 1): Promise<string[]> {
  const names = (await readdir(join(folder, below))).filter((name) => !name.startsWith('.')).sort();
  const lists = await Promise.all(
    names.map(async (name) => {
      const path = below ? `${below}/${name}` : name;
      if (/\.ya?ml$/i.test(name)) return [path];
      const isFolder = (await stat(join(folder, path)).catch(() => undefined))?.isDirectory();
      return isFolder && depth < MAX_DEPTH ? listYaml(folder, path, depth + 1) : [];
    }),
  );
  return lists.flat();
}

async function readSource(folder: string, file: string): Promise<Source | Mistake> {
  const bytes = await readBytes(join(folder, file)).catch(() => undefined);
  if (bytes === undefined) return wholeFile(file, t('file.unreadable'), t('file.unreadable-instead'));
  if (typeof bytes === 'number')
    return wholeFile(file, t('file.big', { bytes }), t('file.big-instead', { max: MAX_BYTES }));
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return wholeFile(file, t('file.not-utf8'), t('file.not-utf8-instead'));
  }
}

/** What a file holds, or its size when that is too much. */
async function readBytes(path: string): Promise<Buffer | number> {
  const { size } = await stat(path);
  return size > MAX_BYTES ? size : readFile(path);
}
