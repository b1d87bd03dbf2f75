import { mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MEMORY = '/dev/shm';
const ROOM = 1 << 30;

/** Where a server keeps its files. */
export interface ServerFolder {
  readonly path: string;
  readonly isTemporary: boolean;
  /** Removes a temporary folder; a given one stays. */
  discard(): Promise<void>;
}

/** The given folder, made if need be, or a new temporary one that lies in memory where there is room. */
export async function serverFolder(name: string, dir: string | undefined): Promise<ServerFolder> {
  if (dir !== undefined) {
    const path = resolve(dir);
    await mkdir(path, { recursive: true });
    return { path, isTemporary: false, discard: async () => {} };
  }
  const path = await mkdtemp(join(await temporaryRoot(), `yabot-${name}-`));
  return {
    path,
    isTemporary: true,
    discard: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function temporaryRoot(): Promise<string> {
  const memory = await statfs(MEMORY).catch(() => undefined);
  return memory && memory.bavail * memory.bsize > ROOM ? MEMORY : tmpdir();
}

/** Free bytes where the folder lies. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
