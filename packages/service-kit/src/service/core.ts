import type { OnStep } from '../batch/step.ts';
import { HealthRecord } from '../observability/health.ts';
import { type Log, openLog } from '../observability/log.ts';
import { type Metrics, openMetrics } from '../observability/metrics.ts';
import type { Tracing } from '../observability/tracing.ts';
import { instanceName } from '../partitions/instance.ts';
import type { CommonSettings } from '../settings/settings.ts';
import type { ServiceDefinition } from './definition.ts';

/** How a service is started; everything may be given by a test. */
export interface StartOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly clock?: () => Date;
  readonly log?: Log;
  /** Told at the moments at which a crash would matter. */
  readonly onStep?: OnStep;
}

/** What every part of a running service shares. */
export interface Core {
  readonly definition: ServiceDefinition;
  readonly settings: CommonSettings;
  readonly clock: () => Date;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: HealthRecord;
  readonly onStep: OnStep;
  readonly tracing: Tracing | undefined;
  /** The name of this instance. */
  readonly instance: string;
  /** Aborted when the service stops. */
  readonly stopping: AbortSignal;
}

/** Makes what the parts of a service share. */
export function openCore(
  definition: ServiceDefinition,
  settings: CommonSettings,
  options: StartOptions & { readonly tracing?: Tracing | undefined },
  stopping: AbortSignal,
): Core {
  const clock = options.clock ?? (() => new Date());
  return {
    definition,
    settings,
    clock,
    stopping,
    log: options.log ?? openLog(definition.name, settings.LOG_LEVEL),
    metrics: openMetrics(definition.name),
    health: new HealthRecord(clock),
    onStep: options.onStep ?? (() => undefined),
    tracing: options.tracing,
    instance: instanceName(),
  };
}

/** Tells health whether a dependency is there. */
export function tellDependency({ health }: Core, dependency: string, isThere: boolean): void {
  health.set(dependency, isThere ? 'healthy' : 'failed');
}
