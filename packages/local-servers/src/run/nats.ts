import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requireServer } from '../find/find-server.ts';
import type { FindOptions } from '../find/types.ts';
import { until } from '../until.ts';
import { freeBytes, serverFolder } from './folder.ts';
import { LocalServer, type ReadyCheck, type ServerPlan, started } from './local-server.ts';
import { type NatsSettings, natsConfiguration } from './nats-configuration.ts';
import { natsNeedsRestart } from './nats-health.ts';
import type { RunningServer, StartOptions } from './types.ts';

const ANY_PORT = -1;
const TEN_GIB = 10 * 2 ** 30;

/** How to start nats-server. */
export interface StartNatsOptions extends StartOptions, Partial<NatsSettings> {
  /** Where to look for the binary. */
  readonly find?: FindOptions;
}

/** A nats-server with JetStream. */
export interface RunningNats extends RunningServer {
  /** Address of its monitoring pages: `/healthz`, `/varz`, `/jsz`. */
  readonly monitorUrl: string;
}

/**
 * Starts nats-server with JetStream on file storage that is synced four times a second and bounded below the free disk space,
 * on a free port of 127.0.0.1. A restart keeps port and data.
 *
 * @example
 * await using nats = await startNats({ dir: '.yabot/nats' });
 * const connection = await connect({ servers: nats.url });
 */
export async function startNats(options: StartNatsOptions = {}): Promise<RunningNats> {
  const { path: binary, version } = await requireServer('nats-server', options.find);
  const folder = await serverFolder('nats', options.dir);
  const listening = new NatsListening(folder.path, options);
  const plan: ServerPlan = {
    name: 'nats-server',
    binary,
    version,
    folder,
    stopSignal: 'TERM',
    bindsItself: true,
    prepare: (port?: number) => listening.prepare(port),
    ready: (run: ReadyCheck) => listening.ready(run),
    url: (port: number) => `nats://127.0.0.1:${port}`,
  };
  return started(new NatsServer(plan, options, listening));
}

class NatsServer extends LocalServer implements RunningNats {
  readonly #listening: NatsListening;

  constructor(plan: ServerPlan, options: StartOptions, listening: NatsListening) {
    super(plan, options);
    this.#listening = listening;
  }

  get monitorUrl(): string {
    return this.#listening.monitorUrl;
  }

  override isStuck(): Promise<boolean> {
    return natsNeedsRestart(this.monitorUrl, this.dir);
  }
}

/** The configuration file, and the ports that the server reports in a file of its own. */
class NatsListening {
  readonly #dir: string;
  readonly #options: StartNatsOptions;
  #monitorPort: number;

  constructor(dir: string, options: StartNatsOptions) {
    this.#dir = dir;
    this.#options = options;
    this.#monitorPort = options.monitorPort ?? ANY_PORT;
  }

  get monitorUrl(): string {
    return `http://127.0.0.1:${this.#monitorPort}`;
  }

  async prepare(port: number = ANY_PORT): Promise<readonly string[]> {
    const file = join(this.#dir, 'nats.conf');
    const [storeDir, portsDir] = [join(this.#dir, 'data'), join(this.#dir, 'ports')];
    await rm(portsDir, { recursive: true, force: true });
    await mkdir(portsDir);
    await mkdir(storeDir, { recursive: true });
    const maxFileStore = Math.min(TEN_GIB, Math.floor((await freeBytes(this.#dir)) / 2));
    const settings = { maxFileStore, ...this.#options };
    const places = { port, monitorPort: this.#monitorPort, storeDir, portsDir };
    await writeFile(file, natsConfiguration(settings, places), { mode: 0o600 });
    return ['--config', file];
  }

  async ready({ pid, signal }: ReadyCheck): Promise<number> {
    const file = join(this.#dir, 'ports', `nats-server_${pid}.ports`);
    const ports = await until(() => readPorts(file), { signal, everyMs: 5 });
    this.#monitorPort = ports.monitorPort;
    await natsHealthy(this.monitorUrl, signal);
    return ports.port;
  }
}

/** Resolves when JetStream serves. Damaged streams do not count: the services find and report those themselves. */
export async function natsHealthy(monitorUrl: string, signal: AbortSignal): Promise<void> {
  const ask = async () => (await fetch(`${monitorUrl}/healthz?js-server-only=true`, { signal })).ok;
  await until(() => ask().catch(() => false), { signal, everyMs: 5 });
}

async function readPorts(file: string) {
  const text = await readFile(file, 'utf8').catch(() => '');
  const port = /"nats":\s*\[\s*"[^"]*:(\d+)"/.exec(text)?.[1];
  const monitorPort = /"monitoring":\s*\[\s*"[^"]*:(\d+)"/.exec(text)?.[1];
  return port && monitorPort ? { port: Number(port), monitorPort: Number(monitorPort) } : undefined;
}
