import {
  AckPolicy,
  type ConsumerInfo,
  DeliverPolicy,
  type JetStreamManager,
  type JsMsg,
  jetstreamManager,
} from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/nats-core';
import { type Acknowledging, InFlight } from './in-flight.ts';

/** How many messages of a partition are asked for at once. */
const MAX_IN_FLIGHT = 500;
/** How many are not acknowledged at most: what was dealt with in the last seconds, and what stands behind one that is tried again. */
const MAX_ACK_PENDING = 2_000;
/** What is not acknowledged by then is delivered again; this process recognises it by its sequence. */
const ACK_WAIT_MS = 30_000;
/**
 * How long a request for messages stands: asking again and the heartbeat in between are most of what a fleet at rest does.
 * That of a frozen instance which has had messages of the partition is refused once another has taken it over; one that has
 * not had any may be given the next, and loses it after `HOLDER_SILENCE_MS`.
 */
const PULL_MS = 8_000;
/**
 * One client at a time gets messages of a partition: the one that asked first after the last takeover. An instance that
 * thaws after it lost a partition gets none, whatever it asks.
 */
const HOLDER = 'holder';
const HOLDER_SILENCE_MS = 10_000;
/** Changes each time who gets the messages does. */
const HOLDING = 'Nats-Pin-Id';
const CONSUMER_NOT_FOUND = 10_014;
const ACKNOWLEDGED = '+ACK';

/** Where a message is acknowledged is not in the client's types. */
type Replyable = JsMsg & { readonly reply: string };

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
  /** Durable consumers that did this before: it goes on where they were, and they are deleted. */
  readonly earlier: readonly string[];
}

/** When messages are acknowledged, and who is told. */
export interface Acknowledgements extends Acknowledging {
  /** How long NATS may take to sync what it has stored. */
  readonly syncedAfterMs: number;
}

/** A partition being consumed. */
export interface PartitionConsumer {
  /** Asks for no more; what is in this process can still be dealt with, and is acknowledged. */
  stop(): Promise<void>;
  /** Resolves when all that is dealt with is acknowledged. */
  settled(): Promise<void>;
  /** Acknowledges nothing more: the rest comes again to whoever begins anew. */
  leave(): void;
  /**
   * Resolves when it is stopped, or has ended because its stream or durable consumer was deleted, or because messages got
   * lost with a connection that broke: they come again, in order, to whoever begins anew.
   */
  readonly ended: Promise<unknown>;
}

/**
 * Consumes a partition, from one or more streams, each in stream order, beginning again with what its last holder had
 * taken but not acknowledged. Needs NATS 2.14.
 */
export async function consumePartition(
  connection: NatsConnection,
  sources: readonly PartitionSource[],
  deliver: (delivery: Delivery) => void,
  { syncedAfterMs, ...told }: Acknowledgements,
): Promise<PartitionConsumer> {
  const manager = await jetstreamManager(connection);
  const acknowledge = (reply: string) => connection.publish(reply, ACKNOWLEDGED);
  const begun = await Promise.allSettled(
    sources.map((source) =>
      consume(manager, source, deliver, new InFlight(syncedAfterMs, acknowledge, told)),
    ),
  );
  const consumers = begun.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = async () => void (await Promise.all(consumers.map((consumer) => consumer.stop())));
  const failed = begun.find((each) => each.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const settled = async () => void (await Promise.all(consumers.map((consumer) => consumer.settled())));
  const leave = () => {
    for (const consumer of consumers) consumer.leave();
  };
  return { stop, settled, leave, ended: Promise.race(consumers.map(({ ended }) => ended)).then(stop) };
}

async function consume(
  manager: JetStreamManager,
  source: PartitionSource,
  deliver: (delivery: Delivery) => void,
  inFlight: InFlight,
): Promise<PartitionConsumer> {
  const { delivered } = await ensureConsumer(manager, source);
  await startOver(manager, source);
  const consumer = await manager.jetstream().consumers.get(source.stream, source.durable);
  const handOver = inFlightOnce(delivered.stream_seq, deliver, inFlight);
  const messages = await consumer.consume({
    max_messages: MAX_IN_FLIGHT,
    expires: PULL_MS,
    idle_heartbeat: PULL_MS / 2,
    group: HOLDER,
    abort_on_missing_resource: true,
    callback: withoutGaps(handOver, () => messages.stop()),
  });
  const ended = messages.closed();
  const stop = async () => {
    messages.stop();
    await ended;
  };
  return { ended, stop, settled: () => inFlight.settled(), leave: () => inFlight.stop() };
}

/**
 * What the server gave to a connection that broke may be lost, and it goes on with what comes after; and when somebody
 * else begins, it counts from 1 again. Nothing after either is handed over: the order of an entity would be another one,
 * and what is acknowledged covers all before it, also what somebody else was given.
 */
function withoutGaps(handOver: (message: JsMsg) => void, lost: () => void) {
  let last = 0;
  let holding: string | undefined;
  let whole = true;
  return (message: JsMsg) => {
    const { deliverySequence } = message.info;
    const given = message.headers?.get(HOLDING);
    holding ??= given;
    whole &&= deliverySequence === last + 1 && given === holding;
    last = deliverySequence;
    if (whole) handOver(message);
    else lost();
  };
}

/** Hands over a message once while it is in this process. */
function inFlightOnce(deliveredBefore: number, deliver: (delivery: Delivery) => void, inFlight: InFlight) {
  return (message: JsMsg) => {
    const { seq, info } = message;
    if (!inFlight.take({ seq, reply: (message as Replyable).reply })) return;
    const redelivered = seq <= deliveredBefore || info.deliveryCount > 1;
    deliver({ message, redelivered, done: whenDone(seq, inFlight) });
  };
}

/** Apart, so that who is told of the outcome keeps nothing else of the message. */
function whenDone(sequence: number, inFlight: InFlight): Delivery['done'] {
  return (outcome) => {
    if (outcome === 'acknowledge') inFlight.dealtWith(sequence);
  };
}

/** @returns how the consumer was before this holder began */
async function ensureConsumer(manager: JetStreamManager, source: PartitionSource): Promise<ConsumerInfo> {
  const { stream, durable, subjects } = source;
  const config = {
    durable_name: durable,
    filter_subjects: [...subjects],
    ack_policy: AckPolicy.All,
    ack_wait: nanos(ACK_WAIT_MS),
    max_ack_pending: MAX_ACK_PENDING,
    max_deliver: -1,
    priority_policy: 'pinned_client' as const,
    priority_groups: [HOLDER],
    priority_timeout: nanos(HOLDER_SILENCE_MS),
  };
  if (await infoOf(manager, stream, durable)) return manager.consumers.update(stream, durable, config);
  const earlier = (await Promise.all(source.earlier.map((name) => infoOf(manager, stream, name)))).filter(
    (info) => info !== undefined,
  );
  const added = await manager.consumers.add(stream, { ...config, ...beginningAfter(earlier) });
  await Promise.all(earlier.map(({ name }) => manager.consumers.delete(stream, name)));
  return { ...added, delivered: [added, ...earlier].map(({ delivered }) => delivered).reduce(later) };
}

/** Where the first of them still has something to do, or after all that they did; the inbox knows what the others did after that. */
function beginningAfter(earlier: readonly ConsumerInfo[]) {
  if (earlier.length === 0) return { deliver_policy: DeliverPolicy.All };
  const floorsOf = (infos: readonly ConsumerInfo[]) => infos.map(({ ack_floor }) => ack_floor.stream_seq);
  const busy = earlier.filter(({ num_pending, num_ack_pending }) => num_pending + num_ack_pending > 0);
  const done = busy.length > 0 ? Math.min(...floorsOf(busy)) : Math.max(...floorsOf(earlier));
  return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: done + 1 };
}

type Delivered = ConsumerInfo['delivered'];

const later = (one: Delivered, other: Delivered) => (one.stream_seq > other.stream_seq ? one : other);

async function infoOf(manager: JetStreamManager, stream: string, durable: string) {
  try {
    return await manager.consumers.info(stream, durable);
  } catch (error) {
    if ((error as { code?: number }).code !== CONSUMER_NOT_FOUND) throw error;
    return undefined;
  }
}

/** What was given out and is not acknowledged comes again, counted from 1, to who asks from now on. */
async function startOver(manager: JetStreamManager, { stream, durable }: PartitionSource) {
  await manager.consumers.unpin(stream, durable, HOLDER);
  await manager.consumers.reset(stream, durable);
}
