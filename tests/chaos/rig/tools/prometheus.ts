import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freePort, type Supervised, supervise } from '@yabot/local-servers';
import { ALERT_TESTS, configurationFor } from '../../../../deploy/observability/read.ts';
import { answers } from '../instance.ts';
import { until } from '../until.ts';
import { cachedTool, execute, type Tool } from './cached.ts';

const VERSION = 'v0.313.5';
const MODULE = 'github.com/prometheus/prometheus';
const START_MS = 30_000;
const COMMANDS = ['prometheus', 'promtool'].map((command) => `${MODULE}/cmd/${command}`);
/** Of the many ways in which it finds what to watch, only what the fleet needs: the others are most of its size. */
const TAGS = 'remove_all_sd,enable_dns_sd,netgo';

/** Prometheus and promtool, built with Go from the Go proxy; that takes some minutes, once. */
export const findPrometheus = (): Promise<Tool> =>
  cachedTool({
    name: `prometheus-${VERSION}`,
    file: 'prometheus',
    advice: 'it takes Go to build Prometheus',
    fetch: async (folder) => {
      const go = (...args: string[]) =>
        execute('go', args, { cwd: folder, env: { ...process.env, GOFLAGS: '-mod=mod' } });
      const imports = COMMANDS.map((command) => `import _ "${command}"`).join('\n');
      await writeFile(join(folder, 'go.mod'), 'module build\n');
      await writeFile(join(folder, 'tools.go'), `//go:build tools\n\npackage build\n\n${imports}\n`);
      await go('get', `${MODULE}@${VERSION}`);
      await go('mod', 'tidy', '-e');
      await go('build', '-tags', TAGS, '-ldflags', '-s -w', '-o', folder, ...COMMANDS);
    },
  });

/** An alert that fires. */
export interface Firing {
  readonly alert: string;
  /** Milliseconds since 1970: since when what it tells has been so. */
  readonly since: number;
  readonly labels: Readonly<Record<string, string>>;
}

/** Prometheus with the alerts of deploy/observability, watching some instances. */
export class Prometheus {
  readonly #url: string;
  readonly #process: Supervised;

  private constructor(url: string, process: Supervised) {
    this.#url = url;
    this.#process = process;
  }

  /** @throws with what promtool says when an alert does not do what its test says */
  static async testAlerts(binary: string): Promise<void> {
    await execute(join(dirname(binary), 'promtool'), ['test', 'rules', ALERT_TESTS]);
  }

  static async start(binary: string, home: string, urls: readonly string[]): Promise<Prometheus> {
    const dir = join(home, 'run', 'prometheus');
    await Promise.all([dir, join(home, 'logs')].map((folder) => mkdir(folder, { recursive: true })));
    const file = join(dir, 'prometheus.yml');
    await writeFile(file, configurationFor(urls.map((url) => new URL(url).host)));
    const address = `127.0.0.1:${await freePort()}`;
    const running = await supervise({
      binary,
      args: [
        `--config.file=${file}`,
        `--storage.tsdb.path=${join(dir, 'data')}`,
        `--web.listen-address=${address}`,
      ],
      dir,
      isTemporary: false,
      pidFile: join(dir, 'pid'),
      logFile: join(home, 'logs', 'prometheus.log'),
      stopSignal: 'TERM',
      graceSeconds: 5,
    });
    await until('Prometheus answers', () => answers(`http://${address}/-/ready`), START_MS);
    return new Prometheus(`http://${address}`, running);
  }

  /** The alerts that fire now. */
  async firing(): Promise<Firing[]> {
    const answer = (await (await fetch(`${this.#url}/api/v1/alerts`)).json()) as {
      data: { alerts: { state: string; activeAt: string; labels: Record<string, string> }[] };
    };
    return answer.data.alerts
      .filter(({ state }) => state === 'firing')
      .map(({ activeAt, labels }) => ({
        alert: labels.alertname ?? '',
        since: Date.parse(activeAt),
        labels,
      }));
  }

  stop(): Promise<void> {
    return this.#process.release();
  }
}
