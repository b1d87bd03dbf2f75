import type { Client } from '../bus/client.ts';
import type { Health } from '../observability/health.ts';
import type { Metrics } from '../observability/metrics.ts';
import { openTracing } from '../observability/tracing.ts';
import type { Submit } from '../requests/submit.ts';
import { readSettings } from '../settings/settings.ts';
import type { StartOptions } from './core.ts';
import { loadAdapters } from './databases.ts';
import type { ServiceDefinition } from './definition.ts';
import { Instance } from './instance.ts';

export type { StartOptions };

/** A service that runs. */
export interface RunningService {
  readonly health: () => Health;
  /** Where `/health` and `/metrics` answer. */
  readonly healthUrl: string;
  readonly submit: Submit;
  readonly client: Client;
  readonly metrics: Metrics;
  /** Resolves when databases and bus are there and everything is taken up. */
  readonly ready: Promise<void>;
  /** Fails when the service cannot go on, such as on a database from the future. */
  readonly failed: Promise<never>;
  /** Stops taking, finishes what is in work, publishes it, closes. */
  stop(): Promise<void>;
}

/**
 * Starts a service. It is there at once, degraded while a database or NATS is away, and whole as soon as they are back.
 * @throws SettingsError listing every wrong setting
 */
export async function startService<Settings, Resources>(
  definition: ServiceDefinition<Settings, Resources>,
  options: StartOptions = {},
): Promise<RunningService> {
  const settings = readSettings(options.environment ?? process.env, definition.settings);
  const [adapters, tracing] = await Promise.all([
    loadAdapters(definition as ServiceDefinition, settings),
    openTracing(definition.name, settings),
  ]);
  const instance = new Instance(definition as ServiceDefinition, settings, adapters, { ...options, tracing });
  await instance.listen();
  instance.begin();
  return {
    health: () => instance.health(),
    healthUrl: instance.url,
    submit: instance.submit,
    client: instance.client,
    metrics: instance.metrics,
    ready: instance.ready,
    failed: instance.failed,
    stop: () => instance.stop(),
  };
}
