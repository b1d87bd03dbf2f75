import type { RunningServer } from '@yabot/local-servers';
import { identityOf } from '../home/process-identity.ts';
import type { KeptProcessState } from '../home/up-file.ts';
import { BackOff } from './back-off.ts';
import { endOf } from './last-words.ts';
import { pause } from './pause.ts';
import { messageOf } from './reach.ts';

/** How often a server is asked whether it is stuck. */
const LOOK_MS = 2_000;

/** Starts a server again, on the same port and with the same data, when it ends although nobody stopped it, or is stuck. */
export class KeptServer<Server extends RunningServer = RunningServer> {
  readonly server: Server;
  readonly #changed: (state: KeptProcessState) => void;
  readonly #backOff = new BackOff();
  readonly #over = new AbortController();
  readonly #kept: Promise<void>;

  constructor(server: Server, changed: (state: KeptProcessState) => void) {
    this.server = server;
    this.#changed = changed;
    this.#kept = this.#keep();
    void this.#watch();
  }

  async stop(): Promise<void> {
    this.#over.abort();
    await this.server.stop();
    await this.#kept;
    this.#tell({ state: 'stopped' });
  }

  async #keep() {
    for (;;) {
      const began = performance.now();
      await this.#tellRunning();
      const status = await this.server.ended;
      if (this.#over.signal.aborted) return;
      this.#tell({ state: 'restarting', reason: endOf(status) });
      await pause(this.#backOff.next(performance.now() - began), this.#over.signal);
      while (!this.#over.signal.aborted && !(await this.#restarted())) {
        await pause(this.#backOff.next(0), this.#over.signal);
      }
      if (this.#over.signal.aborted) return this.server.stop();
    }
  }

  /** What it has acknowledged is on the disk: to kill it is quicker, and no worse, than to ask. */
  async #watch() {
    while (!this.#over.signal.aborted) {
      await pause(LOOK_MS, this.#over.signal);
      const isStuck = this.server.isRunning && (await this.server.isStuck().catch(() => false));
      if (isStuck && !this.#over.signal.aborted) await this.server.kill().catch(() => undefined);
    }
  }

  async #restarted(): Promise<boolean> {
    try {
      await this.server.restart();
      return true;
    } catch (error) {
      this.#tell({ state: 'restarting', reason: messageOf(error) });
      return false;
    }
  }

  async #tellRunning() {
    const identity = await identityOf(this.server.pid);
    this.#tell({ state: 'running', ...(identity ? { process: identity } : {}) });
  }

  #tell(state: Omit<KeptProcessState, 'since'>) {
    this.#changed({ ...state, since: new Date().toISOString() });
  }
}
