import { DeliverPolicy, type JsMsg, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { MESSAGES_STREAM, messagesIn } from '@yabot/contracts';

/** A message on the stream, and when the server stored it. */
export interface Stored<Data = unknown> {
  /** Of the message of the stream; those that went as one have the same. */
  readonly seq: number;
  readonly type: string;
  readonly correlationId: string;
  readonly data: Data;
  /** Milliseconds since 1970, with fractions. */
  readonly storedAt: number;
}

/** The number of the last message on the stream. */
export async function lastOf(connection: NatsConnection): Promise<number> {
  const manager = await jetstreamManager(connection);
  return (await manager.streams.info(MESSAGES_STREAM)).state.last_seq;
}

/** Visits what the stream holds after a message, once the load is over, so that reading disturbs no measurement. */
export async function readAfter(
  connection: NatsConnection,
  { after, last }: { after: number; last: number },
  visit: (message: Stored) => void,
): Promise<void> {
  if (last <= after) return;
  const consumer = await jetstream(connection).consumers.get(MESSAGES_STREAM, {
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: after + 1,
  });
  const reading = await consumer.consume({ max_messages: 5_000 });
  for await (const message of reading) {
    for (const stored of storedIn(message)) visit(stored);
    if (message.seq >= last) break;
  }
  await consumer.delete();
}

function storedIn(message: JsMsg): Stored[] {
  const storedAt = message.info.timestampNanos / 1e6;
  return messagesIn(message).map(({ envelope, data }) => {
    const { type, correlationId } = envelope;
    return { seq: message.seq, type, correlationId, data, storedAt };
  });
}

interface Kind<Data> {
  readonly type: string;
  readonly sample: Data;
}

/** Whether a message is of one type. */
export const isOf = <Data>(message: Stored, { type }: Kind<Data>): message is Stored<Data> =>
  message.type === type;

/** The messages of one type. */
export const ofType = <Data>(messages: readonly Stored[], kind: Kind<Data>): Stored<Data>[] =>
  messages.filter((message) => isOf(message, kind));
