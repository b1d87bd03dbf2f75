import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where a fleet on this machine keeps its data, logs and the file that tells of it. */
export interface Home {
  readonly folder: string;
  /** A path below it. */
  in(...parts: string[]): string;
}

/** The home that the settings name: `YABOT_HOME`, or `.yabot` in the repository. */
export function homeOf(environment: NodeJS.ProcessEnv): Home {
  const folder = environment.YABOT_HOME ? resolve(environment.YABOT_HOME) : join(ROOT, '.yabot');
  return { folder, in: (...parts) => join(folder, ...parts) };
}

/** A path as a person would type it here. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' ? '.' : short.startsWith('..') ? path : short;
}
