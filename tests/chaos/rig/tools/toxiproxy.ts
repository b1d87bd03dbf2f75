import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, type Supervised, supervise } from '@yabot/local-servers';
import { answers } from '../instance.ts';
import { until } from '../until.ts';
import { cachedTool, execute, type Tool } from './cached.ts';

const VERSION = 'v2.12.0';
const START_MS = 10_000;

/** Toxiproxy, built with Go from the Go proxy. */
export const findToxiproxy = (): Promise<Tool> =>
  cachedTool({
    name: `toxiproxy-${VERSION}`,
    file: 'server',
    advice: 'it takes Go to build toxiproxy',
    fetch: async (folder) => {
      const source = `github.com/Shopify/toxiproxy/v2/cmd/server@${VERSION}`;
      await execute('go', ['install', source], { env: { ...process.env, GOBIN: folder } });
    },
  });

/** What goes wrong on a link, in one direction. @see https://github.com/Shopify/toxiproxy#toxics */
export interface Toxic {
  readonly type: 'timeout' | 'reset_peer' | 'latency' | 'bandwidth';
  /** From the service to the server, or back. */
  readonly stream: 'upstream' | 'downstream';
  readonly attributes: Readonly<Record<string, number>>;
}

/** A TCP proxy that can be made to fail. */
export class Toxiproxy {
  readonly #url: string;
  readonly #process: Supervised;

  private constructor(url: string, process: Supervised) {
    this.#url = url;
    this.#process = process;
  }

  static async start(binary: string, home: string): Promise<Toxiproxy> {
    const dir = join(home, 'run', 'toxiproxy');
    await Promise.all([dir, join(home, 'logs')].map((folder) => mkdir(folder, { recursive: true })));
    const port = await freePort();
    const running = await supervise({
      binary,
      args: ['-host', '127.0.0.1', '-port', String(port)],
      env: { LOG_LEVEL: 'error' },
      dir,
      isTemporary: false,
      pidFile: join(dir, 'pid'),
      logFile: join(home, 'logs', 'toxiproxy.log'),
      stopSignal: 'KILL',
      graceSeconds: 1,
    });
    const url = `http://127.0.0.1:${port}`;
    await until('toxiproxy answers', () => answers(`${url}/version`), START_MS);
    return new Toxiproxy(url, running);
  }

  /** Opens a way to a server. @returns the port to connect to instead of the server's */
  async open(name: string, upstreamPort: number): Promise<number> {
    const upstream = `127.0.0.1:${upstreamPort}`;
    const body = { name, listen: '127.0.0.1:0', upstream, enabled: true };
    const { listen } = (await this.#call('POST', '/proxies', body)) as { listen: string };
    return Number(listen.split(':').at(-1));
  }

  /** Lets a link fail. */
  async poison(link: string, toxics: readonly Toxic[]): Promise<void> {
    for (const toxic of toxics) {
      const name = `${toxic.type}-${toxic.stream}`;
      await this.#call('POST', `/proxies/${link}/toxics`, { ...toxic, name, toxicity: 1 });
    }
  }

  /** Takes all that is wrong from a link. Connections that had a black hole in them are closed. */
  async cure(link: string): Promise<void> {
    const toxics = (await this.#call('GET', `/proxies/${link}/toxics`)) as { name: string }[];
    for (const { name } of toxics) await this.#call('DELETE', `/proxies/${link}/toxics/${name}`);
  }

  stop(): Promise<void> {
    return this.#process.release();
  }

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`toxiproxy refused ${method} ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
