import { Gauge, type Registry } from 'prom-client';
import type { DependencyHealth } from './health.ts';

/** What waits in a queue of this process. */
export interface QueueState {
  readonly depth: number;
  /** For how long the first of it has waited; 0 when nothing waits. */
  readonly oldestSeconds: number;
}

/** How an instance is, at the moment it is asked. */
export interface InstanceState {
  readonly ready: boolean;
  readonly dependencies: Readonly<Record<string, DependencyHealth>>;
  /** By `<store>.<queue>`. */
  readonly queues: Readonly<Record<string, QueueState>>;
  /** The partitions it works on, by store. */
  readonly partitions: Readonly<Record<string, readonly number[]>>;
}

/** How an instance is, for Prometheus. @returns what brings the figures up to date */
export function openStateMetrics(registry: Registry): (state: InstanceState) => void {
  const registers = [registry];
  const ready = new Gauge({
    name: 'yabot_ready',
    help: '1 when everything is taken up, else 0',
    registers,
  });
  const up = new Gauge({
    name: 'yabot_dependency_up',
    help: '1 when the dependency is well, else 0',
    labelNames: ['dependency'],
    registers,
  });
  const depth = new Gauge({
    name: 'yabot_queue_depth',
    help: 'Messages that wait in this process, by store and queue: batch, parked (for a retry), outbox, or one of the service',
    labelNames: ['queue', 'store'],
    registers,
  });
  const oldest = new Gauge({
    name: 'yabot_queue_oldest_seconds',
    help: 'For how long the first message of a queue has waited',
    labelNames: ['queue', 'store'],
    registers,
  });
  const partitions = new Gauge({
    name: 'yabot_partitions_held',
    help: 'Partitions this instance works on, by store',
    labelNames: ['store'],
    registers,
  });
  return (state) => {
    ready.set(state.ready ? 1 : 0);
    for (const [dependency, { status }] of Object.entries(state.dependencies)) {
      up.set({ dependency }, status === 'healthy' ? 1 : 0);
    }
    for (const [name, { depth: waiting, oldestSeconds }] of Object.entries(state.queues)) {
      const [store = '', queue = ''] = name.split('.');
      depth.set({ store, queue }, waiting);
      oldest.set({ store, queue }, oldestSeconds);
    }
    for (const [store, held] of Object.entries(state.partitions)) partitions.set({ store }, held.length);
  };
}
