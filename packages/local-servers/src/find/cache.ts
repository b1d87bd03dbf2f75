import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { LocalServerError } from '../errors.ts';
import type { OriginAnswer, Search, ServerName } from './types.ts';
import { checkBinary, compareVersions } from './version.ts';

/** The folder shared by all checkouts on this machine: `$YABOT_CACHE`, `$XDG_CACHE_HOME/yabot` or `~/.cache/yabot`. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.YABOT_CACHE) return env.YABOT_CACHE;
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'yabot');
}

/** Where the cached versions of one server lie, each in a folder named by its version. */
export function versionsFolder(cacheDir: string, name: ServerName): string {
  return join(cacheDir, 'servers', name);
}

/** The newest cached version that still runs. */
export async function findInCache({ server, cacheDir }: Search): Promise<OriginAnswer> {
  const folder = versionsFolder(cacheDir, server.name);
  const versions = (await readdir(folder).catch(() => [])).filter((entry) => /^\d/.test(entry));
  const reasons: string[] = [];
  for (const version of versions.toSorted(compareVersions).toReversed()) {
    const answer = await checkBinary(server, join(folder, version, server.name));
    if ('path' in answer) return answer;
    reasons.push(answer.reason);
  }
  return { reason: reasons.length > 0 ? reasons.join('; ') : `nothing in ${folder}` };
}

/**
 * Lets `fetch` put a binary into a folder beside the final one, checks that it runs, and moves it into place
 * in one step: another process sees the whole server or none.
 */
export async function putIntoCache(
  { server, cacheDir }: Search,
  fetch: (folder: string) => Promise<string>,
): Promise<OriginAnswer> {
  const versions = versionsFolder(cacheDir, server.name);
  const work = join(versions, `.fetching-${randomUUID()}`);
  await mkdir(work, { recursive: true });
  try {
    const fetched = await fetch(work);
    await chmod(fetched, 0o755);
    const answer = await checkBinary(server, fetched);
    if (!('path' in answer)) return answer;
    const home = join(versions, answer.version);
    await mkdir(home, { recursive: true });
    const path = join(home, server.name);
    await rename(fetched, path);
    return { path, version: answer.version };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The path of the one file of that name in an unpacked archive. */
export async function fileNamed(name: string, folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const file = entries.find((entry) => entry.isFile() && entry.name === name);
  if (!file) throw new LocalServerError('FETCH_FAILED', `the archive holds no ${name}`);
  return join(file.parentPath, file.name);
}
