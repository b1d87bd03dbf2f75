import { DeliverPolicy, type JsMsg, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { type Envelope, readableIn } from '@yabot/contracts';
import { isPoison } from '../rig/poison.ts';

/** A message as a stream holds it. */
export interface StoredMessage<Data = unknown> {
  readonly id: string;
  readonly type: string;
  readonly correlationId: string;
  readonly data: Data;
  /** Milliseconds since 1970, with fractions. */
  readonly storedAt: number;
  readonly seq: number;
  readonly subject: string;
  readonly envelope: Envelope;
}

/** Everything a stream holds that is a message of the fleet, in order; what a fault put there as poison is left out. */
export async function readStream(connection: NatsConnection, stream: string): Promise<StoredMessage[]> {
  const manager = await jetstreamManager(connection);
  const { last_seq: last, messages: count } = (await manager.streams.info(stream)).state;
  const messages: StoredMessage[] = [];
  if (count === 0) return messages;
  const consumer = await jetstream(connection).consumers.get(stream, { deliver_policy: DeliverPolicy.All });
  const reading = await consumer.consume({ max_messages: 2_000 });
  for await (const message of reading) {
    messages.push(...messagesOf(message));
    if (message.seq >= last) break;
  }
  await consumer.delete();
  return messages;
}

/** The messages of one type. */
export const ofType = <Data>(
  messages: readonly StoredMessage[],
  { type }: { type: string; sample: Data },
): StoredMessage<Data>[] => messages.filter((message) => message.type === type) as StoredMessage<Data>[];

/** Each message once, where it came first: what was published again is the same message. */
export function onceEach(messages: readonly StoredMessage[]): StoredMessage[] {
  const seen = new Set<string>();
  return messages.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** What a message of a stream says, or those that go as one; none when it is none of the fleet. */
export function messagesOf(message: JsMsg): StoredMessage[] {
  const { seq, subject } = message;
  const storedAt = message.info.timestampNanos / 1e6;
  return readableIn(message)
    .filter(({ envelope }) => !isPoison(envelope.id))
    .map(({ envelope, data }) => {
      const { id, type, correlationId } = envelope;
      return { id, type, correlationId, seq, subject, envelope, storedAt, data };
    });
}
