import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVICE_NAMES } from '@yabot/contracts';

/** A service that can be run. */
export interface ServiceProgram {
  readonly name: string;
  /** Its `main.ts`. */
  readonly main: string;
}

/** The services of a repository: every folder with a `src/main.ts`, those others depend on first. */
export async function servicesIn(root: string): Promise<ServiceProgram[]> {
  const folder = join(root, 'services');
  const found = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const files = await readdir(join(folder, name, 'src')).catch((): string[] => []);
      return files.includes('main.ts') ? [{ name, main: join(folder, name, 'src', 'main.ts') }] : [];
    }),
  );
  return found.flat().toSorted((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name));
}

function rank(name: string): number {
  const known = (SERVICE_NAMES as readonly string[]).indexOf(name);
  return known === -1 ? SERVICE_NAMES.length : known;
}
