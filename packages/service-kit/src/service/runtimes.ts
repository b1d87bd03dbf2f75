import type { PartitionSource } from '../bus/stream-consumer.ts';
import type { CommandHandler } from '../definitions/handlers.ts';
import type { QueueState } from '../observability/state-metrics.ts';
import type { RuntimeContext } from '../runtime/runtime-context.ts';
import { StoreRuntime } from '../runtime/store-runtime.ts';
import type { Store } from '../store/store.ts';
import type { StoreKind } from '../store/table.ts';
import type { Databases } from './databases.ts';
import type { ServiceDefinition } from './definition.ts';

/** The databases of a service that are at work. */
export class Runtimes {
  readonly #definition: ServiceDefinition;
  readonly #databases: Databases;
  readonly #running = new Map<StoreKind, StoreRuntime>();

  constructor(definition: ServiceDefinition, databases: Databases) {
    this.#definition = definition;
    this.#databases = databases;
  }

  /** Puts a database that is open to work. */
  async start(store: Store, context: RuntimeContext): Promise<StoreRuntime> {
    const { consumes = [], accepts = [] } = this.#definition;
    const handlers = [...consumes, ...accepts].filter(
      (handler) => this.#databases.kindOf(handler) === store.kind,
    );
    const runtime = new StoreRuntime(store, handlers, context);
    this.#running.set(store.kind, runtime);
    await runtime.start();
    return runtime;
  }

  /** Where a handler's commands are carried out; undefined while its database is not there yet. */
  takerOf(handler: CommandHandler): StoreRuntime['loop'] | undefined {
    const kind = this.#databases.kindOf(handler);
    return kind && this.#running.get(kind)?.loop;
  }

  /** Whether this instance works on a partition, by the service's first database. */
  holds(partition: number): boolean {
    return this.#first?.holds(partition) ?? false;
  }

  /** Whether it did when that database was last there. */
  held(partition: number): boolean {
    return this.#first?.partitions.includes(partition) ?? false;
  }

  /** What waits, by store and queue. */
  get queues(): Record<string, QueueState> {
    return Object.assign({}, ...[...this.#running.values()].map(({ queues }) => queues));
  }

  /** What this instance consumes of the streams. */
  get sources(): readonly PartitionSource[] {
    return [...this.#running.values()].flatMap(({ sources }) => sources);
  }

  /** The partitions this instance works on, by store. */
  get partitions(): Record<string, readonly number[]> {
    return Object.fromEntries([...this.#running].map(([kind, { partitions }]) => [kind, partitions]));
  }

  /** After the connection broke: publishes again, and consumes again, what may have got lost. */
  async reconnected(): Promise<void> {
    await Promise.all([...this.#running.values()].map((runtime) => runtime.reconnected()));
  }

  /** Begins anew to consume after the resources have changed: what is wanted now. */
  async consumeAnew(): Promise<void> {
    await Promise.all([...this.#running.values()].map((runtime) => runtime.consumeAnew()));
  }

  /** Finishes what is in work and publishes it. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running.values()].map((runtime) => runtime.stop()));
  }

  /** Resolves after a stop and the end of the connection, when nothing reads the databases any more. */
  async over(): Promise<void> {
    await Promise.all([...this.#running.values()].map((runtime) => runtime.over()));
  }

  get #first(): StoreRuntime | undefined {
    const [first] = this.#databases.all;
    return first && this.#running.get(first.kind);
  }
}
