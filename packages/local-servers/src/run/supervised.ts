import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, type FileHandle, open } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const SUPERVISOR = new URL('./supervise.sh', import.meta.url);

/** One run of a server, from its start to its end. */
export interface Supervised {
  readonly pid: number;
  readonly isRunning: () => boolean;
  /** Resolves when the server ended, for whatever reason, with its status as the shell tells it (128 + signal). */
  readonly ended: Promise<number>;
  /** The same, and this process stays alive for it. */
  untilEnded(): Promise<number>;
  /** Ends the server if it runs and lets the supervisor go; its folder stays. */
  release(): Promise<void>;
}

/** What to run, and how to end it. */
export interface Command {
  readonly binary: string;
  readonly args: readonly string[];
  /** Default: the environment of this process. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Default: the root folder. */
  readonly cwd?: string | undefined;
  readonly stopSignal: 'TERM' | 'INT' | 'KILL';
  readonly graceSeconds: number;
  readonly pidFile: string;
  readonly logFile: string;
  /** The server's folder. A temporary one is removed when this process is lost while it owns the server. */
  readonly dir: string;
  readonly isTemporary: boolean;
  /** The account to run under, where the server refuses root's. */
  readonly account?: { readonly uid: number; readonly gid: number };
}

/**
 * Starts a server under a small shell that watches a pipe from this process: when this process ends, even by
 * SIGKILL, the pipe closes and the shell ends the server. The server has its own process group, so Ctrl-C in a
 * terminal reaches this process alone, which then decides in which order things stop.
 */
export async function supervise(command: Command): Promise<Supervised> {
  const script = join(command.dir, 'supervise.sh');
  await copyFile(SUPERVISOR, script);
  const log = await open(command.logFile, 'a', 0o600);
  const shell = spawnSupervisor(script, command, log);
  await log.close();
  const [input, reports] = [shell.stdin as Writable, shell.stdio[3] as Readable];
  input.on('error', () => {});
  const gone = once(shell, 'exit');
  const { pid, ended } = await readReports(reports, gone);
  let running = true;
  ended.then(() => {
    running = false;
  });

  // A running server does not keep this process from ending; waiting for the end of one does.
  const keepAlive = (mode: 'ref' | 'unref') => {
    for (const handle of [shell, input as Socket, reports as Socket]) handle[mode]();
  };
  const whileWaiting = async <T>(wait: () => Promise<T>): Promise<T> => {
    keepAlive('ref');
    return wait().finally(() => keepAlive('unref'));
  };
  keepAlive('unref');
  const release = async () => {
    input.end('end\n');
    await Promise.all([ended, gone]);
  };
  return {
    pid,
    ended,
    isRunning: () => running,
    untilEnded: () => whileWaiting(() => ended),
    release: () => whileWaiting(release),
  };
}

function spawnSupervisor(script: string, command: Command, log: FileHandle): ChildProcess {
  const {
    stopSignal,
    graceSeconds,
    dir,
    isTemporary,
    pidFile,
    binary,
    args,
    account,
    env,
    cwd = '/',
  } = command;
  const own = [stopSignal, String(graceSeconds), pidFile, isTemporary ? dir : ''];
  return spawn('sh', [script, ...own, binary, ...args], {
    stdio: ['pipe', log.fd, log.fd, 'pipe'],
    detached: true,
    cwd,
    ...(env && { env }),
    ...account,
  });
}

/** Reads "pid <n>", then waits for "exit <status>"; a supervisor that is gone means an ended server. */
async function readReports(reports: Readable, gone: Promise<unknown>) {
  const started = Promise.withResolvers<number>();
  const ended = Promise.withResolvers<number>();
  createInterface(reports).on('line', (line) => {
    const [word, number] = line.split(' ');
    if (word === 'pid') started.resolve(Number(number));
    if (word === 'exit') ended.resolve(Number(number));
  });
  gone.then(() => {
    started.reject(new Error('the supervising shell ended before the server started'));
    ended.resolve(137);
  }, started.reject);
  return { pid: await started.promise, ended: ended.promise };
}
