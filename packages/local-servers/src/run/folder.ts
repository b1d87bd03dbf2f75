import { mkdir, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LocalServerError, messageOf } from '../errors.ts';
import { isAlive } from '../process.ts';

const MEMORY = '/dev/shm';
const ABANDONED_MS = 60_000;
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
    await mkdir(path, { recursive: true }).catch((error: unknown) => {
      const message = `The folder ${path} cannot be made (${messageOf(error)}): choose another one.`;
      throw new LocalServerError('SERVER_DID_NOT_START', message, { cause: error });
    });
    return { path, isTemporary: false, discard: async () => {} };
  }
  const root = await temporaryRoot();
  await removeAbandoned(root);
  const path = await mkdtemp(join(root, `yabot-${name}-${process.pid}-`));
  return {
    path,
    isTemporary: true,
    discard: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/**
 * A temporary folder carries its owner's process id: one whose owner was lost before its server ran is removed,
 * once nothing that the owner started can be at work in it.
 */
async function removeAbandoned(root: string): Promise<void> {
  for (const entry of await readdir(root).catch(() => [])) {
    const owner = Number(/^yabot-[a-z]+-(\d+)-\w{6}$/.exec(entry)?.[1]);
    if (!owner || (await isAlive(owner))) continue;
    const path = join(root, entry);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    // Somebody else's folder stays.
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
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
