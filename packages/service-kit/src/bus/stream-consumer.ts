import {
  AckPolicy,
  type ConsumerInfo,
  DeliverPolicy,
  type JetStreamManager,
  type JsMsg,
  jetstreamManager,
} from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/nats-core';

/** How many messages of a partition are in this process at most. */
const MAX_IN_FLIGHT = 500;
/** What is not acknowledged by then is delivered again; this process recognises it by its sequence. */
const ACK_WAIT_MS = 30_000;
/**
 * How long a request for messages stands. Shorter than the silence after which an instance counts as gone, so that what
 * is given out again does not go to a frozen one.
 */
const PULL_MS = 4_000;
/**
 * One client at a time gets messages of a partition: the one that asked first after the last takeover. An instance that
 * thaws after it lost a partition gets none, whatever it asks.
 */
const HOLDER = 'holder';
const HOLDER_SILENCE_MS = 10_000;
const CONSUMER_NOT_FOUND = 10_014;

/** A message of a partition. */
export interface Delivery {
  readonly message: JsMsg;
  /** Whether it was delivered before and not acknowledged, to this instance or to another. */
  readonly redelivered: boolean;
  /** To be called once it is dealt with, or left to whoever holds the partition next. */
  readonly done: (outcome: 'acknowledge' | 'leave') => void;
}

/** What of a stream a durable consumer filters. */
export interface PartitionSource {
  readonly stream: string;
  readonly durable: string;
  readonly subjects: readonly string[];
}

/** A partition being consumed. */
export interface PartitionConsumer {
  stop(): Promise<void>;
  /** Resolves when it is stopped, or has ended because its stream or durable consumer was deleted. */
  readonly ended: Promise<unknown>;
}

/**
 * Consumes a partition, from one or more streams, each in stream order, beginning again with what its last holder had
 * taken but not acknowledged.
 */
export async function consumePartition(
  connection: NatsConnection,
  sources: readonly PartitionSource[],
  deliver: (delivery: Delivery) => void,
): Promise<PartitionConsumer> {
  const manager = await jetstreamManager(connection);
  const begun = await Promise.allSettled(sources.map((source) => consume(manager, source, deliver)));
  const consumers = begun.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = async () => void (await Promise.all(consumers.map((consumer) => consumer.stop())));
  const failed = begun.find((each) => each.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { stop, ended: Promise.race(consumers.map(({ ended }) => ended)).then(stop) };
}

async function consume(
  manager: JetStreamManager,
  source: PartitionSource,
  deliver: (delivery: Delivery) => void,
): Promise<PartitionConsumer> {
  const { delivered } = await ensureConsumer(manager, source);
  await startOver(manager, source);
  const consumer = await manager.jetstream().consumers.get(source.stream, source.durable);
  const messages = await consumer.consume({
    max_messages: MAX_IN_FLIGHT,
    expires: PULL_MS,
    idle_heartbeat: PULL_MS / 2,
    group: HOLDER,
    abort_on_missing_resource: true,
    callback: inFlightOnce(delivered.stream_seq, deliver),
  });
  const ended = messages.closed();
  const stop = async () => {
    messages.stop();
    await ended;
  };
  return { ended, stop };
}

/** Hands over a message once while it is in this process, and acknowledges its latest delivery. */
function inFlightOnce(deliveredBefore: number, deliver: (delivery: Delivery) => void) {
  const inFlight = new Map<number, JsMsg>();
  return (message: JsMsg) => {
    const again = inFlight.has(message.seq);
    inFlight.set(message.seq, message);
    if (again) return;
    deliver({
      message,
      redelivered: message.seq <= deliveredBefore || message.info.deliveryCount > 1,
      done(outcome) {
        const latest = inFlight.get(message.seq) ?? message;
        inFlight.delete(message.seq);
        if (outcome === 'acknowledge') latest.ack();
      },
    });
  };
}

/** @returns how the consumer was before this holder began */
async function ensureConsumer(
  manager: JetStreamManager,
  { stream, durable, subjects }: PartitionSource,
): Promise<ConsumerInfo> {
  const config = {
    durable_name: durable,
    filter_subjects: [...subjects],
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(ACK_WAIT_MS),
    max_ack_pending: MAX_IN_FLIGHT,
    max_deliver: -1,
    priority_policy: 'pinned_client' as const,
    priority_groups: [HOLDER],
    priority_timeout: nanos(HOLDER_SILENCE_MS),
  };
  try {
    await manager.consumers.info(stream, durable);
  } catch (error) {
    if ((error as { code?: number }).code !== CONSUMER_NOT_FOUND) throw error;
    return manager.consumers.add(stream, { ...config, deliver_policy: DeliverPolicy.All });
  }
  return manager.consumers.update(stream, durable, config);
}

/** Servers before 2.14 cannot: there, what was taken comes back after the acknowledgement wait. */
async function startOver(manager: JetStreamManager, { stream, durable }: PartitionSource) {
  await manager.consumers.unpin(stream, durable, HOLDER).catch(() => undefined);
  await manager.consumers.reset(stream, durable).catch(() => undefined);
}
