import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeFile } from '../checks/places.ts';
import type { Mistake } from '../mistake.ts';

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
  if (!files)
    mistakes.push(
      wholeFile('', `the folder ${folder} cannot be read`, 'Name the folder that has community.yaml in it'),
    );
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
  if (bytes === undefined)
    return wholeFile(file, 'the file cannot be read', 'Let the account that runs yabot read it');
  if (typeof bytes === 'number')
    return wholeFile(file, `the file has ${bytes} bytes`, `Write at most ${MAX_BYTES}`);
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return wholeFile(file, 'the file is not UTF-8', 'Save it as UTF-8');
  }
}

/** What a file holds, or its size when that is too much. */
async function readBytes(path: string): Promise<Buffer | number> {
  const { size } = await stat(path);
  return size > MAX_BYTES ? size : readFile(path);
}
