import {
  AckPolicy,
  type ConsumerMessages,
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

/** Hands over a message of the stream; `done` is called once it is dealt with. */
export type Deliver = (message: JsMsg, done: (outcome: 'acknowledge' | 'leave') => void) => void;

/** What of a stream a durable consumer filters. */
export interface PartitionSource {
  readonly stream: string;
  readonly durable: string;
  readonly subjects: readonly string[];
}

/** A partition being consumed. */
export interface PartitionConsumer {
  stop(): Promise<void>;
}

/**
 * Consumes what a durable consumer filters, in stream order, beginning again with what its last holder had taken but
 * not acknowledged.
 */
export async function consumePartition(
  connection: NatsConnection,
  source: PartitionSource,
  deliver: Deliver,
): Promise<PartitionConsumer> {
  const manager = await jetstreamManager(connection);
  await ensureConsumer(manager, source);
  await startOver(manager, source);
  const consumer = await manager.jetstream().consumers.get(source.stream, source.durable);
  const inFlight = new Map<number, JsMsg>();
  const messages = await consumer.consume({
    max_messages: MAX_IN_FLIGHT,
    expires: PULL_MS,
    idle_heartbeat: PULL_MS / 2,
    group: HOLDER,
    callback: (message) => {
      const again = inFlight.has(message.seq);
      inFlight.set(message.seq, message);
      if (again) return;
      deliver(message, (outcome) => {
        const latest = inFlight.get(message.seq) ?? message;
        inFlight.delete(message.seq);
        if (outcome === 'acknowledge') latest.ack();
      });
    },
  });
  return { stop: () => stop(messages) };
}

async function stop(messages: ConsumerMessages) {
  messages.stop();
  await messages.closed();
}

async function ensureConsumer(manager: JetStreamManager, { stream, durable, subjects }: PartitionSource) {
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
    await manager.consumers.add(stream, { ...config, deliver_policy: DeliverPolicy.All });
    return;
  }
  await manager.consumers.update(stream, durable, config);
}

/** Servers before 2.14 cannot: there, what was taken comes back after the acknowledgement wait. */
async function startOver(manager: JetStreamManager, { stream, durable }: PartitionSource) {
  await manager.consumers.unpin(stream, durable, HOLDER).catch(() => undefined);
  await manager.consumers.reset(stream, durable).catch(() => undefined);
}
