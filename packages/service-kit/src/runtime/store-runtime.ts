import { durableName, earlierDurables } from '@yabot/contracts';
import { StreamAudit } from '../audit/stream-audit.ts';
import { BatchLoop } from '../batch/batch-loop.ts';
import { Lane } from '../batch/lane.ts';
import type { Publish } from '../batch/relay.ts';
import type { Line } from '../batch/waiting.ts';
import {
  consumePartition,
  type Delivery,
  type PartitionConsumer,
  type PartitionSource,
} from '../bus/stream-consumer.ts';
import type { CommandHandler, EventHandler } from '../definitions/handlers.ts';
import type { QueueState } from '../observability/state-metrics.ts';
import { Membership } from '../partitions/membership.ts';
import type { Store } from '../store/store.ts';
import { batchReports } from './batch-reports.ts';
import { Deliveries } from './deliveries.ts';
import { Lanes } from './lanes.ts';
import { PartitionConsumers } from './partition-consumers.ts';
import { partitionSources } from './partition-sources.ts';
import type { RuntimeContext } from './runtime-context.ts';
import { StoreAvailability } from './store-availability.ts';
import { tracedPublishing } from './trace-publishing.ts';
import { Unread } from './unread.ts';

/** So many batches' worth of messages are read ahead. */
const READ_AHEAD = 4;
/** How long what is to be published may keep a partition, or the end of the process, waiting. */
const FLUSH_MS = 2_000;

const queueOf = ({ depth, oldest }: Line): QueueState => ({
  depth,
  oldestSeconds: oldest === undefined ? 0 : (performance.now() - oldest) / 1_000,
});

const isDeadLetter = (subject: string) => subject.startsWith('dlq.');

/** One database of a service at work: its batches, its lane of the outbox, its share of the partitions. */
export class StoreRuntime {
  readonly store: Store;
  readonly loop: BatchLoop;
  readonly #context: RuntimeContext;
  readonly #handlers: readonly (EventHandler | CommandHandler)[];
  readonly #traced: Publish;
  readonly #deliveries: Deliveries;
  readonly #unread: Unread;
  readonly #lanes: Lanes;
  readonly #membership: Membership;
  readonly #consumers = new PartitionConsumers((partition) => this.#consume(partition));
  readonly #availability: StoreAvailability;
  #consuming: Promise<void> | undefined;
  #audit: StreamAudit | undefined;
  #stopping = false;

  constructor(store: Store, handlers: readonly (EventHandler | CommandHandler)[], context: RuntimeContext) {
    this.store = store;
    this.#context = context;
    this.#handlers = handlers;
    this.#traced = tracedPublishing(context.publish, context.tracing);
    this.#deliveries = new Deliveries(handlers, context);
    this.#unread = new Unread({
      hasRoom: () => this.loop.lines.batch.depth < READ_AHEAD * context.batchMax,
      read: (delivered) => {
        for (const item of this.#deliveries.items(delivered)) this.loop.push(item);
      },
    });
    this.#lanes = new Lanes({ ...context, store, publish: (messages) => this.#publish(messages) });
    this.#availability = new StoreAvailability(store.kind, context);
    store.watch?.((available) => {
      if (!this.#stopping) this.#availability.tell('driver', available);
    });
    this.#membership = this.#join();
    this.loop = new BatchLoop(
      {
        ...context,
        store,
        lane: new Lane(context.instance),
        holds: (partition) => this.holds(partition),
        begin: () => this.#begin(),
      },
      batchReports(store.kind, context, this.#availability, ({ outbox, laneEnd, changes }) => {
        this.#lanes.own.push(outbox, laneEnd);
        context.changed(changes);
      }),
    );
  }

  /** What waits, by queue. */
  get queues(): Record<string, QueueState> {
    const { batch, parked } = this.loop.lines;
    const { kind } = this.store;
    return {
      // What is read came before what is not.
      [`${kind}.batch`]: queueOf({ ...batch, depth: batch.depth + this.#unread.depth }),
      [`${kind}.parked`]: queueOf(parked),
      [`${kind}.outbox`]: this.#outbox(),
    };
  }

  /** What this instance consumes of the streams. */
  get sources(): readonly PartitionSource[] {
    return this.partitions.flatMap((partition) => this.#sourcesOf(partition));
  }

  /** The partitions this instance works on. */
  get partitions(): readonly number[] {
    return [...this.#membership.held].toSorted((a, b) => a - b);
  }

  /** Whether this instance surely works on a partition. */
  holds(partition: number): boolean {
    return this.#membership.holds(partition);
  }

  start(): Promise<void> {
    return this.#membership.start();
  }

  /** Publishes what gone instances left and consumes the partitions held, now that there is a connection. */
  async connected(): Promise<void> {
    await this.#membership.lookAround();
    await this.#consuming;
    this.#beginAudit();
  }

  /** Publishes again what NATS may have lost while it was away, and begins anew to consume. */
  async reconnected(): Promise<void> {
    this.#lanes.own.publishAgain();
    await this.consumeAnew();
  }

  /** Begins anew with the partitions held: with what is wanted now, and with what was given out and is not acknowledged. */
  async consumeAnew(): Promise<void> {
    if (this.#stopping) return;
    await this.#consumers.end();
    this.#unread.forget();
    await this.#membership.lookAround();
  }

  /** Finishes what is in work, publishes it and gives the partitions back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#audit?.stop();
    await this.#consumers.finish(async () => {
      this.#unread.forget();
      await this.loop.stop();
      await this.#lanes.own.drained(FLUSH_MS);
    });
    this.#lanes.own.stop();
    await this.#membership
      .stop()
      .catch((error) => this.#context.log.warn({ error: String(error) }, 'membership-kept'));
  }

  /** Resolves after a stop, when nothing reads the database any more; what waits for NATS ends with the connection. */
  async over(): Promise<void> {
    await this.#audit?.over;
  }

  async #begin() {
    this.#unread.readOn();
    await this.#lanes.own.room();
    await this.#membership.makeKnown();
  }

  #join(): Membership {
    const { instance, connection, log, onStep } = this.#context;
    return new Membership(this.store, instance, {
      published: () => this.#lanes.own.synced,
      marked: () => onStep('marked'),
      held: (partitions) => {
        this.#availability.tell('heartbeat', true);
        this.#consuming ??= this.#consumeHeld(partitions).finally(() => {
          this.#consuming = undefined;
        });
      },
      failed: (error) => {
        if (this.store.isTransient(error)) this.#availability.tell('heartbeat', false, error);
        else log.warn({ store: this.store.kind, error: String(error) }, 'turn-failed');
      },
      giving: (partitions) => this.#give(partitions),
      orphaned: (gone) => {
        if (connection()) this.#lanes.adopt(gone);
      },
    });
  }

  /** What a gone instance left is published before anything that follows it. */
  async #consumeHeld(partitions: ReadonlySet<number>) {
    if (!this.#context.connection()) return;
    try {
      await this.#lanes.adopted();
      if (this.#stopping) return;
      await this.#consumers.begin([...partitions]);
    } catch (error) {
      this.#context.log.warn({ store: this.store.kind, error: String(error) }, 'consuming-waits');
    }
  }

  async #give(partitions: readonly number[]) {
    if (partitions.length === 0) return;
    await this.#consumers.end(partitions);
    this.#unread.forget(partitions);
    await Promise.all([this.loop.release(partitions), this.#context.letGo(partitions)]);
    await this.#lanes.own.drained(FLUSH_MS);
  }

  async #publish(messages: Parameters<RuntimeContext['publish']>[0]) {
    const { onStep, metrics } = this.#context;
    onStep('publishing');
    await this.#traced(messages).catch((error) => {
      metrics.publishFailures.inc();
      throw error;
    });
    onStep('published');
    metrics.published.inc(messages.length);
    metrics.deadLetters.inc(messages.filter(({ subject }) => isDeadLetter(subject)).length);
  }

  /** One instance audits for all: the one that holds the first partition. */
  #beginAudit() {
    const { connection, auditEveryMs: everyMs } = this.#context;
    const connected = connection();
    if (!connected || this.#stopping || this.#audit) return;
    const isOurs = () => this.holds(0);
    this.#audit = new StreamAudit(connected, { ...this.#context, store: this.store, everyMs, isOurs });
    this.#audit.start();
  }

  #outbox(): QueueState {
    const { depth, oldestAt } = this.#lanes.own;
    const now = this.#context.clock().getTime();
    return { depth, oldestSeconds: oldestAt ? Math.max(0, now - Date.parse(oldestAt)) / 1_000 : 0 };
  }

  #sourcesOf(partition: number): PartitionSource[] {
    const { service, resources } = this.#context;
    const wanted = this.#handlers.filter(
      (handler) => handler.kind === 'command' || (handler.wanted?.(resources()) ?? true),
    );
    const names = {
      durable: durableName(service, this.store.kind, partition),
      earlier: earlierDurables(service, this.store.kind, partition),
    };
    return partitionSources(names, partition, wanted);
  }

  async #consume(partition: number): Promise<PartitionConsumer> {
    const { connection, onStep, syncedAfterMs } = this.#context;
    const connected = connection();
    if (!connected) throw new Error('NATS was not reached yet');
    const take = (delivery: Delivery) => this.#unread.push({ delivery, partition });
    return consumePartition(connected, this.#sourcesOf(partition), take, {
      syncedAfterMs,
      holds: () => this.holds(partition),
      acknowledging: () => onStep('acknowledging'),
      acknowledged: () => onStep('acknowledged'),
    });
  }
}
