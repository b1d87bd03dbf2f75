import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LocalServerError, messageOf } from '../errors.ts';
import { withLock } from '../lock.ts';
import type { ServerFolder } from './folder.ts';
import { lastLines, limitLog, telltaleLines } from './log.ts';
import { waitUntilReleased } from './owner.ts';
import { freePort } from './port.ts';
import { type Command, type Supervised, supervise } from './supervised.ts';
import type { RunningServer, StartOptions } from './types.ts';

const ENDING: readonly NodeJS.Signals[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGABRT'];
const ATTEMPTS = 20;
const RETRY_MS = 100;

/** What differs from server to server. */
export interface ServerPlan {
  readonly name: string;
  readonly binary: string;
  readonly version: string;
  readonly folder: ServerFolder;
  readonly stopSignal: Command['stopSignal'];
  readonly account?: Command['account'];
  /** The server finds a free port by itself; otherwise one is picked for it. */
  readonly bindsItself?: boolean;
  /** A start that fails with this in its log is tried again. */
  readonly isPassing?: RegExp;
  /** Lines of its log that tell why it ended, where those are not the last ones. */
  readonly telltale?: RegExp;
  /** What to do about a failure, by what its log says. */
  readonly remedies?: readonly { readonly sign: RegExp; readonly remedy: string }[];
  /** Writes what the server reads, and gives its arguments; no port means that the server is to find one. */
  readonly prepare: (port: number | undefined) => Promise<readonly string[]>;
  /** Resolves with the port when the server serves. */
  readonly ready: (run: ReadyCheck) => Promise<number>;
  readonly url: (port: number) => string;
}

/** What a readiness check knows; it gives up when the signal says so. */
export interface ReadyCheck {
  readonly pid: number;
  readonly port: number | undefined;
  readonly signal: AbortSignal;
}

/** Starts it and gives it back; what a failed start left is removed. */
export async function started<S extends LocalServer>(server: S): Promise<S> {
  try {
    await server.restart();
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A server run by this process, as its plan says. */
export class LocalServer implements RunningServer {
  readonly #plan: ServerPlan;
  readonly #timeoutMs: number;
  readonly #wantedPort: number | undefined;
  #port: number | undefined;
  #run: Supervised | undefined;

  constructor(plan: ServerPlan, options: StartOptions) {
    this.#plan = plan;
    this.#wantedPort = options.port;
    this.#timeoutMs = options.readyTimeoutMs ?? 30_000;
  }

  get port(): number {
    return this.#port ?? 0;
  }
  get url(): string {
    return this.#plan.url(this.port);
  }
  get version(): string {
    return this.#plan.version;
  }
  get dir(): string {
    return this.#plan.folder.path;
  }
  get pid(): number {
    return this.#present().pid;
  }
  get isRunning(): boolean {
    return this.#run?.isRunning() ?? false;
  }
  get ended(): Promise<number> {
    return this.#present().ended;
  }

  async stop(): Promise<void> {
    await this.#run?.release();
    await this.#plan.folder.discard();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const run = this.#present();
    if (!run.isRunning()) {
      throw new LocalServerError(
        'SERVER_NOT_RUNNING',
        `${this.#plan.name} is not running: restart() it first.`,
      );
    }
    process.kill(run.pid, signal);
    if (ENDING.includes(signal)) await run.untilEnded();
  }

  async freeze(): Promise<void> {
    await this.kill('SIGSTOP');
  }

  async thaw(): Promise<void> {
    await this.kill('SIGCONT');
  }

  async isStuck(): Promise<boolean> {
    return false;
  }

  async log(lines = 20): Promise<string> {
    return lastLines(this.#logFile, lines);
  }

  async restart(): Promise<void> {
    await this.#run?.release();
    await withLock(this.#fileIn('start.lock'), async () => {
      await waitUntilReleased(this.#pidFile, this.#plan, this.dir);
      await limitLog(this.#logFile);
      await this.#start();
    });
  }

  async #start(): Promise<void> {
    const fixed = this.#port ?? this.#wantedPort;
    for (let attempt = 1; ; attempt++) {
      const port = fixed ?? (this.#plan.bindsItself ? undefined : await freePort());
      try {
        this.#port = await this.#startOn(port);
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || !this.#mayPass(messageOf(error), fixed === undefined)) throw error;
        await pause(RETRY_MS);
      }
    }
  }

  /** A port that was picked may be taken meanwhile, then another one is; other failures pass by themselves. */
  #mayPass(failure: string, isPortPicked: boolean): boolean {
    const isPortTaken = isPortPicked && /address already in use/i.test(failure);
    return isPortTaken || (this.#plan.isPassing?.test(failure) ?? false);
  }

  async #startOn(port: number | undefined): Promise<number> {
    const { binary, stopSignal, account, folder, prepare, ready } = this.#plan;
    const run = await supervise({
      binary,
      args: await prepare(port),
      dir: folder.path,
      isTemporary: folder.isTemporary,
      stopSignal,
      account,
      graceSeconds: 10,
      pidFile: this.#pidFile,
      logFile: this.#logFile,
    });
    this.#run = run;
    const over = new AbortController();
    run.ended.then((status) => over.abort(new Error(`it ended with status ${status}`)));
    try {
      const signal = AbortSignal.any([over.signal, AbortSignal.timeout(this.#timeoutMs)]);
      return await ready({ pid: run.pid, port, signal });
    } catch (error) {
      await run.release();
      throw await this.#startFailure(error);
    }
  }

  async #startFailure(error: unknown): Promise<LocalServerError> {
    const { name, version, telltale, remedies = [] } = this.#plan;
    const log = await telltaleLines(this.#logFile, telltale, 8);
    const remedy = remedies.find(({ sign }) => sign.test(log))?.remedy ?? '';
    const what = `${name} ${version} did not start in ${this.dir}: ${messageOf(error)}. ${remedy}`.trimEnd();
    const message = `${what} Its log says:\n${log}`;
    return new LocalServerError('SERVER_DID_NOT_START', message, { cause: error });
  }

  #present(): Supervised {
    if (this.#run) return this.#run;
    throw new LocalServerError('SERVER_NOT_RUNNING', `${this.#plan.name} was not started.`);
  }

  #fileIn(name: string): string {
    return join(this.dir, name);
  }
  get #pidFile(): string {
    return this.#fileIn('server.pid');
  }
  get #logFile(): string {
    return this.#fileIn('server.log');
  }
}
