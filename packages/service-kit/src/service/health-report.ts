import { hostname } from 'node:os';
import type { Health } from '../observability/health.ts';
import type { Core } from './core.ts';
import type { Runtimes } from './runtimes.ts';
import { CODE_VERSION } from './version.ts';

/** How a service is now. */
export function healthReport(core: Core, runtimes: Runtimes, ready: boolean): Health {
  const { definition, instance, health } = core;
  const { queues, partitions } = runtimes;
  return {
    service: definition.name,
    instance,
    status: health.status,
    since: health.since,
    ready,
    versions: { code: CODE_VERSION, node: process.version },
    dependencies: health.dependencies,
    queues: Object.fromEntries(Object.entries(queues).map(([name, { depth }]) => [name, depth])),
    oldest: Object.fromEntries(
      Object.entries(queues).map(([name, { oldestSeconds }]) => [name, Math.round(oldestSeconds * 10) / 10]),
    ),
    ...(health.lastFault ? { lastFault: health.lastFault } : {}),
    partitions,
  };
}

/** Where a service listens for HTTP: at its own address, or at the common one for health. */
export function addressOf({ definition, settings }: Core): { host: string; port: number } {
  const { HEALTH_HOST: host, HEALTH_PORT: port } = settings;
  return definition.listens?.(settings) ?? { host, port };
}

/** Where others reach it. */
export function healthUrl(core: Core, port: number): string {
  const { host } = addressOf(core);
  // Who listens everywhere is reached by the name of its machine or container.
  return `http://${host === '0.0.0.0' ? hostname() : host}:${port}`;
}
