import type { JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { ServiceName } from '@yabot/contracts';
import { BatchLoop } from '../batch/batch-loop.ts';
import type { Item, Outcome } from '../batch/item.ts';
import { LaneRelay, type Publish } from '../batch/relay.ts';
import type { OnStep } from '../batch/step.ts';
import { consumePartition, type Deliver, type PartitionConsumer } from '../bus/stream-consumer.ts';
import type { CommandHandler, EventHandler } from '../definitions/handlers.ts';
import type { HealthRecord } from '../observability/health.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import { Membership } from '../partitions/membership.ts';
import type { Instance, OutboxRow, Store, TableChanges } from '../store/store.ts';
import { itemFromStream } from './intake.ts';
import { partitionSources } from './partition-sources.ts';
import { SequenceWatch } from './sequence-watch.ts';

/** What a store's runtime shares with the service. */
export interface RuntimeContext {
  readonly service: ServiceName;
  readonly codeVersion: string;
  readonly instance: string;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** How many messages one transaction takes at most. */
  readonly batchMax: number;
  readonly resources: () => unknown;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: HealthRecord;
  readonly connection: () => NatsConnection | undefined;
  /** Publishes to the stream; fails while NATS is away. */
  readonly publish: Publish;
  readonly onStep: OnStep;
  /** Told what was committed. */
  readonly changed: (changes: readonly TableChanges[]) => void;
  /** Finishes what runs beside the handlers for partitions that go to another instance. */
  readonly letGo: (partitions: readonly number[]) => Promise<void>;
}

/** One database of a service at work: its batches, its lane of the outbox, its share of the partitions. */
export class StoreRuntime {
  readonly store: Store;
  readonly loop: BatchLoop;
  readonly #context: RuntimeContext;
  readonly #relay: LaneRelay;
  readonly #membership: Membership;
  readonly #handlers: ReadonlyMap<string, EventHandler | CommandHandler>;
  readonly #consumers = new Map<number, PartitionConsumer>();
  readonly #held = new Set<number>();
  readonly #sequences = new SequenceWatch();

  constructor(store: Store, handlers: readonly (EventHandler | CommandHandler)[], context: RuntimeContext) {
    this.store = store;
    this.#context = context;
    this.#handlers = new Map(handlers.map((handler) => [handler.message.type, handler]));
    this.#relay = new LaneRelay(store, context.instance, this.#counted(context.publish));
    this.loop = new BatchLoop({ ...context, store, lane: { position: 0 } }, this.#observer());
    this.#membership = new Membership(store, context.instance, {
      published: () => this.#relay.published,
      marked: () => context.onStep('marked'),
      taken: (partitions) => this.#take(partitions),
      giving: (partitions) => this.#give(partitions),
      orphaned: (instance) => this.#adopt(instance),
    });
  }

  /** How many messages wait, by queue. */
  get queues(): Record<string, number> {
    return {
      [`${this.store.kind}.batch`]: this.loop.depth,
      [`${this.store.kind}.outbox`]: this.#relay.depth,
    };
  }

  start(): Promise<void> {
    return this.#membership.start();
  }

  /** The partitions this instance works on. */
  get partitions(): readonly number[] {
    return [...this.#held].toSorted((a, b) => a - b);
  }

  /** Whether this instance works on a partition. */
  holds(partition: number): boolean {
    return this.#membership.holds(partition);
  }

  /** Publishes what gone instances left, and consumes the partitions held, once there is a connection. */
  async connected(): Promise<void> {
    await this.#membership.lookAround();
    await Promise.all([...this.#held].map((partition) => this.#consume(partition)));
  }

  /** Finishes what is in work, publishes it and gives the partitions back. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.#consumers.values()].map((consumer) => consumer.stop().catch(() => undefined)),
    );
    this.#consumers.clear();
    await this.loop.stop();
    const flushed = new AbortController();
    await Promise.race([this.#relay.drained(), abortAfter(2_000, flushed.signal)]);
    flushed.abort();
    this.#relay.stop();
    await this.#membership
      .stop()
      .catch((error) => this.#context.log.warn({ error: String(error) }, 'membership-kept'));
  }

  #observer() {
    const { metrics, log, health } = this.#context;
    const { kind } = this.store;
    return {
      step: this.#context.onStep,
      committed: (outbox: readonly OutboxRow[], changes: readonly TableChanges[]) => {
        this.#relay.push(outbox);
        this.#context.changed(changes);
      },
      measured: ({ size, milliseconds }: { size: number; milliseconds: number }) => {
        metrics.batchSize.observe({ store: kind }, size);
        metrics.batchSeconds.observe({ store: kind }, milliseconds / 1000);
      },
      storeAvailable: (available: boolean, error?: unknown) => {
        health.set(kind, available ? 'healthy' : 'failed');
        metrics.up.set({ dependency: kind }, available ? 1 : 0);
        log.warn(
          { store: kind, available, ...(error ? { error: String(error) } : {}) },
          'store-availability',
        );
      },
      failed: (item: Item, error: unknown, verdict: 'retry' | 'dead' | 'answered') => {
        const { type, id, correlationId } = item.envelope;
        metrics.failures.inc({ type, verdict });
        const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
        log.error(
          { type, messageId: id, correlationId, attempts: item.attempts, verdict, fault },
          'message-failed',
        );
      },
    };
  }

  #counted(publish: Publish): Publish {
    return async (messages) => {
      this.#context.onStep('publishing');
      await publish(messages);
      this.#context.onStep('published');
      this.#context.metrics.published.inc(messages.length);
    };
  }

  async #take(partitions: readonly number[]) {
    for (const partition of partitions) this.#held.add(partition);
    await Promise.all(partitions.map((partition) => this.#consume(partition)));
  }

  async #give(partitions: readonly number[]) {
    for (const partition of partitions) this.#held.delete(partition);
    const consumers = partitions.flatMap((partition) => this.#consumers.get(partition) ?? []);
    for (const partition of partitions) this.#consumers.delete(partition);
    await Promise.all(consumers.map((consumer) => consumer.stop().catch(() => undefined)));
    if (partitions.length === 0) return;
    await Promise.all([this.loop.drained(), this.#context.letGo(partitions)]);
  }

  async #adopt(instance: Instance) {
    if (!this.#context.connection()) return;
    const relay = new LaneRelay(
      this.store,
      instance.id,
      this.#counted(this.#context.publish),
      instance.published,
    );
    await relay.adopt();
    await this.store.coordination.forget(instance.id);
    this.#context.log.info({ from: instance.id, through: relay.published }, 'lane-adopted');
  }

  async #consume(partition: number) {
    const connection = this.#context.connection();
    if (!connection || this.#consumers.has(partition)) return;
    const sources = partitionSources(`${this.#context.service}-${this.store.kind}`, partition, [
      ...this.#handlers.values(),
    ]);
    const consumers = await Promise.all(
      sources.map((source) =>
        consumePartition(connection, source, (message, done) => this.#deliver(message, partition, done)),
      ),
    );
    const consumer = { stop: async () => void (await Promise.all(consumers.map((each) => each.stop()))) };
    if (this.#held.has(partition)) this.#consumers.set(partition, consumer);
    else await consumer.stop();
  }

  #deliver(message: JsMsg, partition: number, done: Parameters<Deliver>[1]) {
    const type = message.subject.split('.').slice(1, -1).join('.');
    const item = itemFromStream(message, this.#handlers.get(type)!, partition, (outcome) => {
      this.#count(item, outcome);
      this.#context.onStep('acknowledging');
      done(outcome.kind === 'left' || outcome.kind === 'failed' ? 'leave' : 'acknowledge');
      this.#context.onStep('acknowledged');
    });
    this.#watch(item);
    this.loop.push(item);
  }

  #watch(item: Item) {
    const missing = this.#sequences.missing(item.envelope);
    if (missing === 0) return;
    const { type, entity, correlationId } = item.envelope;
    this.#context.metrics.gaps.inc({ type });
    this.#context.log.warn({ type, entity, correlationId, missing }, 'sequence-gap');
  }

  #count(item: Item, outcome: Outcome) {
    const { type, id, correlationId } = item.envelope;
    const kind = outcome.kind === 'done' && outcome.duplicate ? 'duplicate' : outcome.kind;
    this.#context.metrics.handled.inc({ type, outcome: kind });
    if (outcome.kind === 'dead') {
      const { code, reason, field } = outcome.reason;
      this.#context.log.error({ type, messageId: id, correlationId, code, reason, field }, 'message-dead');
    }
    this.#context.log.debug({ type, messageId: id, correlationId, outcome: kind }, 'message-handled');
  }
}

function abortAfter(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
