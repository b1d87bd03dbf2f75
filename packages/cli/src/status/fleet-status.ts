import type { DependencyHealth, HealthStatus, LastFault } from '@yabot/service-kit';

/** What is told of one instance of a service. */
export interface InstanceStatus {
  readonly instance: string;
  readonly version: string;
  readonly healthUrl: string | null;
  readonly status: HealthStatus;
  /** ISO 8601. */
  readonly since: string | null;
  readonly ready: boolean;
  readonly dependencies: Readonly<Record<string, DependencyHealth>>;
  /** Messages that wait in the instance, by queue: `<store>.batch`, `<store>.outbox`. */
  readonly queues: Readonly<Record<string, number>>;
  /** For how many seconds the first message of each queue has waited. */
  readonly oldest: Readonly<Record<string, number>>;
  /** The last message that failed in it. */
  readonly lastFault?: LastFault;
  /** The partitions it works on, by store. */
  readonly partitions: Readonly<Record<string, readonly number[]>>;
}

/** What is told of a service. */
export interface ServiceStatus {
  readonly name: string;
  readonly status: HealthStatus;
  /** ISO 8601; null when nobody knows. */
  readonly since: string | null;
  /** Why it is not well, as far as that is known. */
  readonly reason?: string;
  readonly instances: readonly InstanceStatus[];
  /** Messages on the streams that it has not dealt with. */
  readonly pending: number;
  /** Messages that wait in its instances, by queue. */
  readonly queues: Readonly<Record<string, number>>;
}

/** A stream and how full it is. */
export interface StreamStatus {
  readonly name: string;
  readonly messages: number;
  readonly bytes: number;
  /** Null without a limit. */
  readonly maxBytes: number | null;
}

/** A consumer to which NATS delivers nothing more before something is acknowledged. */
export interface StuckConsumer {
  /** `<service>-<store>-p<partition>` */
  readonly name: string;
  readonly stream: string;
  readonly unacknowledged: number;
}

/** The whole fleet: what `yabot status --json` tells. */
export interface FleetStatus {
  readonly status: HealthStatus;
  /** ISO 8601: when this was asked. */
  readonly at: string;
  readonly nats: { readonly status: HealthStatus; readonly url: string | null; readonly reason?: string };
  readonly services: readonly ServiceStatus[];
  readonly streams: readonly StreamStatus[];
  readonly stuck: readonly StuckConsumer[];
  /** Letters that wait for a person; null when they cannot be counted. */
  readonly deadLetters: number | null;
}

const SEVERITY: Readonly<Record<HealthStatus, number>> = { healthy: 0, degraded: 1, failed: 2 };

/** The worse of some. */
export function worst(statuses: readonly HealthStatus[]): HealthStatus {
  return statuses.reduce((a, b) => (SEVERITY[b] > SEVERITY[a] ? b : a), 'healthy');
}

/** One service of its instances: as its worst one, and degraded while another serves. */
export function ofInstances(
  name: string,
  instances: readonly InstanceStatus[],
  pending: number,
): ServiceStatus {
  const bad = worst(instances.map(({ status }) => status));
  const status = bad === 'failed' && instances.some((each) => each.status !== 'failed') ? 'degraded' : bad;
  const sinces = instances.filter((each) => each.status === bad).flatMap(({ since }) => since ?? []);
  const queues: Record<string, number> = {};
  for (const instance of instances) {
    for (const [queue, depth] of Object.entries(instance.queues))
      queues[queue] = (queues[queue] ?? 0) + depth;
  }
  return { name, status, since: sinces.toSorted().at(-1) ?? null, instances, pending, queues };
}
