import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@yabot/contracts';
import { freePort, NODE_ARGUMENTS, NODE_ENVIRONMENT, type Supervised, supervise } from '@yabot/local-servers';

const ROOT = resolve(import.meta.dirname, '../../..');
const READY_MS = 30_000;
const POLL_MS = 50;
const GRACE_SECONDS = 12;

/** A service as a process of its own, as in operation, but never started again when it ends. */
export interface ServiceProcess {
  /** The service's, or one of its own when there are several of a service. */
  readonly name: string;
  readonly pid: number;
  /** Where `/health` answers. */
  readonly url: string;
  stop(): Promise<void>;
}

/** How a service is started. */
export interface ServiceStart {
  /** How this process is called. */
  readonly instance: string;
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** What is run instead of the service's own `main.ts`. */
  readonly main?: string | undefined;
  /** Where to leave a CPU profile at its end; none when left out. */
  readonly profiles?: string | undefined;
}

/** Starts a service; resolves when it is ready. */
export async function startService(name: ServiceName, start: ServiceStart): Promise<ServiceProcess> {
  const port = await freePort();
  const { instance } = start;
  const run = join(start.home, 'run', instance);
  await Promise.all([run, join(start.home, 'logs')].map((folder) => mkdir(folder, { recursive: true })));
  const logFile = join(start.home, 'logs', `${instance}.log`);
  const profiling = start.profiles ? ['--cpu-prof', `--cpu-prof-dir=${start.profiles}`] : [];
  const service = await supervise({
    binary: process.execPath,
    args: [...NODE_ARGUMENTS, ...profiling, start.main ?? join(ROOT, 'services', name, 'src/main.ts')],
    env: { ...NODE_ENVIRONMENT, ...start.env, HEALTH_PORT: String(port), GATEWAY_PORT: String(port) },
    cwd: ROOT,
    logFile,
    dir: run,
    pidFile: join(run, 'pid'),
    isTemporary: false,
    stopSignal: 'TERM',
    graceSeconds: GRACE_SECONDS,
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(name, url, service, logFile);
  return { name: instance, pid: service.pid, url, stop: () => service.release() };
}

async function ready(name: string, url: string, { isRunning }: Supervised, logFile: string) {
  const deadline = performance.now() + READY_MS;
  while (!(await answers(`${url}/health/ready`))) {
    if (isRunning() && performance.now() < deadline) await wait(POLL_MS);
    else throw new Error(`${name} did not become ready. The end of its log:\n${await endOf(logFile)}`);
  }
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

const endOf = async (file: string) => (await readFile(file, 'utf8').catch(() => '')).slice(-2_000);
