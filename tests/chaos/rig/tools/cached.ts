import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '@yabot/local-servers';

/** Runs a program. */
export const execute = promisify(execFile);

/** A program or library that the faults need, or why it cannot be had. */
export type Tool = { readonly path: string } | { readonly missing: string };

/** How a tool is had. */
export interface ToolPlan {
  /** With its version: a new one is fetched anew. */
  readonly name: string;
  /** Where the file is in what was fetched. */
  readonly file: string;
  /** Fetches it into a folder. */
  readonly fetch: (folder: string) => Promise<void>;
  /** Said when that fails. */
  readonly advice: string;
}

/** The tool in the cache of this machine; fetched first where it is not there, whole or not at all. */
export async function cachedTool({ name, file, fetch, advice }: ToolPlan): Promise<Tool> {
  const home = join(cacheFolder(), 'tools', name);
  const path = join(home, file);
  if (await isThere(path)) return { path };
  await mkdir(dirname(home), { recursive: true });
  const work = await mkdtemp(`${home}-`);
  try {
    await fetch(work);
    await rename(work, home).catch((error) => isThere(path).then((there) => there || Promise.reject(error)));
    return { path };
  } catch (error) {
    return { missing: `${advice} (${(error as Error).message.split('\n', 1)[0]})` };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
