import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { limitLog, NODE_ARGUMENTS, NODE_ENVIRONMENT, type Supervised, supervise } from '@yabot/local-servers';
import { EXIT } from '@yabot/service-kit/exit';
import { identityOf } from '../home/process-identity.ts';
import type { KeptProcessState } from '../home/up-file.ts';
import { BackOff } from './back-off.ts';
import { endOf, endOfLog, lastWords } from './last-words.ts';
import { pause } from './pause.ts';
import { messageOf } from './reach.ts';

/** How long a process may take to finish what it has in work. */
const GRACE_SECONDS = 12;

/** Who ends with one of these does so again. */
const FOR_GOOD: readonly number[] = [EXIT.content, EXIT.settings, EXIT.schemaFromFuture];

/** A program that is to run as long as the fleet does. */
export interface Program {
  readonly name: string;
  /** Its TypeScript file. */
  readonly main: string;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly logFile: string;
  /** For the files of its supervisor. */
  readonly runFolder: string;
}

/** What whoever keeps a process is told. */
export interface KeptProcessEvents {
  changed(state: KeptProcessState): void;
  /** Resolves when a process that was just started serves, with where its health answers. */
  serves(pid: number, signal: AbortSignal): Promise<string | undefined>;
}

/** Runs a program, and starts it again when it ends; never without this process. */
export class KeptProcess {
  readonly #program: Program;
  readonly #events: KeptProcessEvents;
  readonly #backOff = new BackOff();
  readonly #over = new AbortController();
  readonly #ready = Promise.withResolvers<void>();
  #run: Supervised | undefined;
  #hurried = false;
  #kept: Promise<void> = Promise.resolve();

  constructor(program: Program, events: KeptProcessEvents) {
    this.#program = program;
    this.#events = events;
    this.#ready.promise.catch(() => undefined);
  }

  /** Starts it; resolves when it serves for the first time, and fails when starting it again cannot help. */
  start(): Promise<void> {
    this.#kept = this.#keep().catch((error: unknown) => {
      this.#tell({ state: 'failed', reason: messageOf(error) });
      this.#ready.reject(error);
    });
    return this.#ready.promise;
  }

  /** Lets it finish what it has in work, then ends it. */
  async stop(): Promise<void> {
    this.#over.abort();
    await this.#run?.release();
    await this.#kept;
    this.#ready.reject(new Error('stopped'));
    this.#tell({ state: 'stopped' });
  }

  /** Ends it at once; what it had in work comes again with the next start. */
  hurry(): void {
    this.#hurried = true;
    this.#killHurried();
  }

  async #keep() {
    let again = false;
    while (!this.#over.signal.aborted) {
      const began = performance.now();
      const from = await this.#begin(again);
      const status = await this.#run!.untilEnded();
      if (this.#over.signal.aborted) return;
      await this.#run!.release();
      const reason = (await lastWords(this.#program.logFile, from)) || endOf(status);
      if (FOR_GOOD.includes(status)) return this.#giveUp(status, reason);
      this.#tell({ state: 'restarting', reason });
      await pause(this.#backOff.next(performance.now() - began), this.#over.signal);
      again = true;
    }
  }

  /** @returns where its part of the log begins */
  async #begin(again: boolean): Promise<number> {
    const { main, env, cwd, logFile, runFolder } = this.#program;
    await Promise.all([runFolder, dirname(logFile)].map((folder) => mkdir(folder, { recursive: true })));
    await limitLog(logFile);
    const from = await endOfLog(logFile);
    this.#run = await supervise({
      binary: process.execPath,
      args: [...NODE_ARGUMENTS, main],
      env: { ...NODE_ENVIRONMENT, ...env },
      cwd,
      logFile,
      dir: runFolder,
      pidFile: join(runFolder, 'server.pid'),
      isTemporary: false,
      stopSignal: 'TERM',
      graceSeconds: GRACE_SECONDS,
    });
    if (this.#over.signal.aborted) await this.#run.release();
    else void this.#awaitReady(this.#run, again);
    return from;
  }

  async #awaitReady(run: Supervised, again: boolean) {
    const ended = new AbortController();
    run.ended.then(() => ended.abort());
    const signal = AbortSignal.any([ended.signal, this.#over.signal]);
    const identity = await identityOf(run.pid);
    if (!identity || signal.aborted) return;
    this.#tell({ state: again ? 'restarting' : 'starting', process: identity });
    try {
      const healthUrl = await this.#events.serves(run.pid, signal);
      if (signal.aborted) return;
      this.#tell({ state: 'running', process: identity, ...(healthUrl ? { healthUrl } : {}) });
      this.#ready.resolve();
    } catch {
      // It ended before it served; whoever waits for its end deals with it.
    }
  }

  #giveUp(status: number, reason: string) {
    this.#tell({ state: 'failed', reason });
    this.#ready.reject(new ProcessGaveUp(this.#program.name, status, reason));
  }

  #killHurried() {
    if (!this.#hurried || !this.#run?.isRunning()) return;
    try {
      process.kill(this.#run.pid, 'SIGKILL');
    } catch {
      // It ended a moment ago.
    }
  }

  #tell(state: Omit<KeptProcessState, 'since'>) {
    this.#events.changed({ ...state, since: new Date().toISOString() });
  }
}

/** A process ended in a way that starting it again does not mend. */
export class ProcessGaveUp extends Error {
  readonly code = 'process-gave-up';
  readonly status: number;
  constructor(name: string, status: number, reason: string) {
    super(reason.startsWith(`${name}:`) ? reason : `${name}: ${reason}`);
    this.name = 'ProcessGaveUp';
    this.status = status;
  }
}
