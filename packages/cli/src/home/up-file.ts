import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { alone } from './alone.ts';
import type { Home } from './home.ts';
import { identityOf, isStillRunning, type ProcessIdentity } from './process-identity.ts';

/** How a process of the fleet is, as the one that looks after it knows. */
export type ProcessState = 'starting' | 'running' | 'restarting' | 'failed' | 'stopped';

/** A process of the fleet. */
export interface KeptProcessState {
  readonly state: ProcessState;
  /** ISO 8601. */
  readonly since: string;
  /** Absent while none runs. */
  readonly process?: ProcessIdentity;
  /** Why it is not running. */
  readonly reason?: string;
  /** Where its health answers, once it is known. */
  readonly healthUrl?: string;
}

/** What `yabot up` writes about the fleet it runs, for the other commands: `up.json` in its home. */
export interface UpFile {
  readonly owner: ProcessIdentity;
  /** ISO 8601. */
  readonly since: string;
  readonly state: 'starting' | 'running' | 'stopping';
  readonly natsUrl?: string;
  /** Where NATS tells of itself over HTTP; absent when somebody else runs it. */
  readonly natsMonitorUrl?: string;
  /** Absent where documents are kept in SQLite. */
  readonly mongoUrl?: string;
  readonly gatewayUrl?: string;
  /** Where a person plays in the browser; absent with a real bot. */
  readonly pageUrl?: string;
  readonly apiRoot?: string;
  readonly services: Readonly<Record<string, KeptProcessState>>;
  /** What else runs: the sandbox. */
  readonly others: Readonly<Record<string, KeptProcessState>>;
}

/** A fleet runs in this home already. */
export class HomeInUse extends Error {
  readonly code = 'home-in-use';
  readonly running: UpFile;
  constructor(running: UpFile) {
    super(`A fleet runs there already (process ${running.owner.pid})`);
    this.name = 'HomeInUse';
    this.running = running;
  }
}

const fileOf = (home: Home) => home.in('up.json');

/** What the fleet of this home told last, and whether it still runs. */
export async function readUpFile(home: Home): Promise<{ file: UpFile; alive: boolean } | undefined> {
  const text = await readFile(fileOf(home), 'utf8').catch(() => '');
  const file = parse(text);
  return file && { file, alive: await isStillRunning(file.owner) };
}

/** What is no such file, because a disk was full or somebody edited it, tells nothing. */
function parse(text: string): UpFile | undefined {
  try {
    const file = JSON.parse(text) as UpFile;
    return file.owner ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes a home for the fleet of this process; of two that want it one gets it.
 * @returns what a lost fleet had told, if there was one
 * @throws HomeInUse
 */
export async function claimHome(home: Home, now: Date): Promise<{ file: UpFile; lost: UpFile | undefined }> {
  await mkdir(home.folder, { recursive: true });
  const owner = (await identityOf(process.pid))!;
  const file: UpFile = { owner, since: now.toISOString(), state: 'starting', services: {}, others: {} };
  return alone(home, async () => {
    const found = await readUpFile(home);
    if (found?.alive) throw new HomeInUse(found.file);
    await writeUpFile(home, file);
    return { file, lost: found?.file };
  });
}

/** Replaces what the file tells, in one step. */
export async function writeUpFile(home: Home, file: UpFile): Promise<void> {
  await rename(await draft(home, file), fileOf(home));
}

/** The fleet has stopped. */
export async function releaseHome(home: Home): Promise<void> {
  await rm(fileOf(home), { force: true });
}

async function draft(home: Home, file: UpFile): Promise<string> {
  const path = `${fileOf(home)}.${randomUUID()}`;
  await writeFile(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  return path;
}
