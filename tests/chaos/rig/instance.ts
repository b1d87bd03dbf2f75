import { join } from 'node:path';
import { KeptProcess } from '@yabot/cli';
import type { ServiceName } from '@yabot/contracts';
import { freePort } from '@yabot/local-servers';
import type { Health } from '@yabot/service-kit';
import { Target } from './target.ts';
import { until } from './until.ts';

const PROBE_MS = 1_000;

/** What an instance of a service is started with. */
export interface InstanceStart {
  readonly service: ServiceName;
  /** From 1. */
  readonly number: number;
  readonly home: string;
  /** The checkout it is started from. */
  readonly root: string;
  /** What its process finds in its environment; a change counts from its next start on. */
  readonly env: NodeJS.ProcessEnv;
}

/** An instance of a service as a process of its own, started again when it ends, as in operation. */
export class Instance extends Target {
  declare readonly service: ServiceName;
  readonly number: number;
  /** Where its health answers. */
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
  readonly #kept: KeptProcess;

  private constructor({ service, number, home, root, env }: InstanceStart, port: number) {
    const url = `http://127.0.0.1:${port}`;
    super(`${service}-${number}`, service, () => answers(`${url}/health/ready`));
    this.number = number;
    this.url = url;
    this.env = env;
    Object.assign(env, { HEALTH_PORT: String(port), GATEWAY_PORT: String(port) });
    this.#kept = new KeptProcess(
      {
        name: this.name,
        main: join(root, 'services', service, 'src/main.ts'),
        env,
        cwd: root,
        logFile: join(home, 'logs', `${this.name}.log`),
        runFolder: join(home, 'run', this.name),
      },
      {
        changed: (state) => this.changed(state),
        serves: async (_pid, signal) => {
          const ready = () => signal.aborted || answers(`${url}/health/ready`);
          await until(`${this.name} is ready`, ready, Number.POSITIVE_INFINITY);
          signal.throwIfAborted();
          return url;
        },
      },
    );
  }

  static async create(start: InstanceStart): Promise<Instance> {
    return new Instance(start, await freePort());
  }

  /** Resolves when it serves for the first time. */
  start(): Promise<void> {
    return this.#kept.start();
  }

  stop(): Promise<void> {
    return this.#kept.stop();
  }

  /** Whether it answers that it lives. */
  lives(): Promise<boolean> {
    return answers(`${this.url}/health/live`);
  }

  /** What it tells of itself; undefined when it does not answer. */
  health(): Promise<Health | undefined> {
    return fetch(`${this.url}/health`, { signal: AbortSignal.timeout(PROBE_MS) }).then(
      async (response) => (await response.json()) as Health,
      () => undefined,
    );
  }

  /** Whether it works and has all that it depends on. */
  async isHealthy(): Promise<boolean> {
    return (await this.health())?.status === 'healthy';
  }
}

export const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(PROBE_MS) }).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    () => false,
  );
