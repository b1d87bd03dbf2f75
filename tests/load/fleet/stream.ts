import { DeliverPolicy, type JsMsg, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { fromHeaders, MESSAGES_STREAM } from '@yabot/contracts';

/** A message on the stream, and when the server stored it. */
export interface Stored<Data = unknown> {
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

/** What the stream holds after a message, read once the load is over, so that reading disturbs no measurement. */
export async function storedAfter(connection: NatsConnection, after: number): Promise<Stored[]> {
  const last = await lastOf(connection);
  const messages: Stored[] = [];
  if (last <= after) return messages;
  const consumer = await jetstream(connection).consumers.get(MESSAGES_STREAM, {
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: after + 1,
  });
  const reading = await consumer.consume({ max_messages: 2_000 });
  for await (const message of reading) {
    messages.push(storedOf(message));
    if (message.seq >= last) break;
  }
  await consumer.delete();
  return messages;
}

function storedOf(message: JsMsg): Stored {
  const { type, correlationId } = fromHeaders((name) => message.headers?.get(name));
  return { type, correlationId, data: message.json(), storedAt: message.info.timestampNanos / 1e6 };
}

/** The messages of one type. */
export const ofType = <Data>(messages: readonly Stored[], { type }: { type: string; sample: Data }) =>
  messages.filter((message) => message.type === type) as Stored<Data>[];
