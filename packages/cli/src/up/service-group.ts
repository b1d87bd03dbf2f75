import { type Home, ROOT, shortPath } from '../home/home.ts';
import type { KeptProcessState } from '../home/up-file.ts';
import { t } from '../terminal/messages.ts';
import { KeptProcess } from './kept-process.ts';
import type { ServiceProgram } from './services.ts';
import type { StartWatcher } from './steps.ts';

/** After this long the fleet goes on without a service that is not ready, which may still become so. */
const READY_WITHIN_MS = 60_000;

/** What running the services needs. */
export interface ServiceGroupContext {
  readonly home: Home;
  readonly watcher: StartWatcher;
  readonly signal: AbortSignal;
  readonly changed: (name: string, state: KeptProcessState) => void;
  readonly envOf: (service: string) => NodeJS.ProcessEnv;
  /** Resolves when a process of a service is ready, with where its health answers. */
  readonly serves: (name: string, pid: number, signal: AbortSignal) => Promise<string>;
}

/** The services of a fleet, each as its own process. */
export class ServiceGroup {
  readonly #context: ServiceGroupContext;
  readonly #services: KeptProcess[] = [];

  constructor(context: ServiceGroupContext) {
    this.#context = context;
  }

  /**
   * Starts them all at once.
   * @returns those that are not ready in time
   * @throws ProcessGaveUp when one cannot be started as things are, or what the signal was ended with
   */
  async start(programs: readonly ServiceProgram[]): Promise<string[]> {
    const { watcher, signal } = this.#context;
    signal.throwIfAborted();
    const late = new Set(programs.map(({ name }) => name));
    const ready = programs.map((program) => this.#ready(program).then(() => late.delete(program.name)));
    await Promise.race([
      Promise.all(ready),
      whenOver(AbortSignal.any([signal, AbortSignal.timeout(READY_WITHIN_MS)])),
    ]);
    signal.throwIfAborted();
    for (const name of late) watcher.failed(name, t('up.not-ready', { log: shortPath(this.#logOf(name)) }));
    return [...late];
  }

  async stop(): Promise<void> {
    await Promise.all(this.#services.map((service) => service.stop()));
  }

  hurry(): void {
    for (const service of this.#services) service.hurry();
  }

  async #ready({ name, main }: ServiceProgram) {
    const { home, envOf, changed, serves, watcher } = this.#context;
    const runFolder = home.in('run', name);
    const service = new KeptProcess(
      { name, main, env: envOf(name), cwd: ROOT, logFile: this.#logOf(name), runFolder },
      { changed: (state) => changed(name, state), serves: (pid, signal) => serves(name, pid, signal) },
    );
    this.#services.push(service);
    await service.start();
    watcher.done(name, '');
  }

  #logOf(name: string): string {
    return this.#context.home.in('logs', `${name}.log`);
  }
}

function whenOver(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
