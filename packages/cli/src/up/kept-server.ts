import type { RunningServer } from '@yabot/local-servers';
import { identityOf } from '../home/process-identity.ts';
import type { KeptProcessState } from '../home/up-file.ts';
import { BackOff } from './back-off.ts';
import { endOf } from './last-words.ts';
import { pause } from './pause.ts';
import { messageOf } from './reach.ts';

/** Starts a server again, on the same port and with the same data, when it ends although nobody stopped it. */
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
