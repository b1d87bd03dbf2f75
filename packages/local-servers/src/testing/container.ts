import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { StartedTestContainer } from 'testcontainers';
import type { StoreServer } from './store-servers.ts';

const run = promisify(execFile);
const ENDING: readonly NodeJS.Signals[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGABRT'];

/** A server in a container, with the same faults as one that runs from a binary. */
export class ContainerServer implements StoreServer {
  readonly #container: StartedTestContainer;
  readonly #ready: (signal: AbortSignal) => Promise<void>;
  readonly url: string;
  readonly port: number;
  #isFrozen = false;

  constructor(
    container: StartedTestContainer,
    reach: {
      readonly url: string;
      readonly port: number;
      readonly ready: (signal: AbortSignal) => Promise<void>;
    },
  ) {
    this.#container = container;
    this.#ready = reach.ready;
    this.url = reach.url;
    this.port = reach.port;
  }

  async untilReady(): Promise<this> {
    await this.#ready(AbortSignal.timeout(60_000));
    return this;
  }

  async stop(): Promise<void> {
    await this.thaw();
    await this.#container.stop({ timeout: 0 });
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.thaw();
    await this.#docker('kill', '--signal', signal);
    if (ENDING.includes(signal)) await this.#docker('wait');
  }

  async restart(): Promise<void> {
    await this.thaw();
    await this.#docker('restart', '--time', '10');
    await this.untilReady();
  }

  async freeze(): Promise<void> {
    if (!this.#isFrozen) await this.#docker('pause');
    this.#isFrozen = true;
  }

  async thaw(): Promise<void> {
    if (this.#isFrozen) await this.#docker('unpause');
    this.#isFrozen = false;
  }

  async log(lines = 20): Promise<string> {
    const { stdout, stderr } = await this.#docker('logs', '--tail', String(lines));
    return `${stdout}${stderr}`.trimEnd();
  }

  #docker(command: string, ...options: string[]): Promise<{ stdout: string; stderr: string }> {
    return run('docker', [command, ...options, this.#container.getId()]);
  }
}
