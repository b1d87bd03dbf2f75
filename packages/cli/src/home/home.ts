import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/**
 * Where Node keeps what it compiled, so that the next start takes half the time. A process writes what is new when it
 * ends, so all homes share one: only the first stop after a change takes longer.
 */
export const COMPILE_CACHE = join(ROOT, 'node_modules', '.cache', 'yabot');

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
