import { AckPolicy, DiscardPolicy, jetstreamManager, StorageType } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { messagesIn } from '@yabot/contracts';
import { enveloped, type Outgoing, type Publishable, publisher, share } from '@yabot/service-kit/testing';
import { v7 as uuidv7 } from 'uuid';
import type { Stored } from '../fleet/stream.ts';
import type { Done } from './limits.ts';

const STREAM = 'LIMIT';
/** In the fleet an event has two readers or three. */
const READERS = 2;
const MAX_ACK_PENDING = 4_000;

/** Publishes as many messages of the same size, shared as in the fleet, on a stream of its own, and has each delivered and acknowledged twice. */
export async function jetStreamLimit(connection: NatsConnection, stored: readonly Stored[]): Promise<Done> {
  const manager = await jetstreamManager(connection);
  await manager.streams.add({
    name: STREAM,
    subjects: ['limit.>'],
    storage: StorageType.File,
    discard: DiscardPolicy.New,
    allow_batched: true,
  });
  const messages = likeThem(stored);
  const readers = await Promise.all(
    Array.from({ length: READERS }, (_, index) => addReader(connection, index)),
  );
  const began = performance.now();
  await Promise.all([publisher(connection)(messages), ...readers.map((read) => read(stored.length))]);
  await connection.flush();
  const seconds = (performance.now() - began) / 1_000;
  await manager.streams.delete(STREAM);
  return { items: stored.length, seconds };
}

/** Those that went as one in the fleet go as one. */
function likeThem(stored: readonly Stored[]): Publishable[] {
  return [...Map.groupBy(stored, ({ seq }) => seq).values()].flatMap((together) =>
    share(together.map(likeIt)),
  );
}

function likeIt({ type, correlationId, data }: Stored): Outgoing {
  const common = { id: uuidv7(), source: 'gateway', type, time: new Date().toISOString() };
  return enveloped(
    { ...common, entity: correlationId, correlationId, causationId: correlationId },
    `limit.${type}`,
    JSON.stringify(data),
  );
}

async function addReader(connection: NatsConnection, index: number) {
  const manager = await jetstreamManager(connection);
  const durable = `reader-${index}`;
  await manager.consumers.add(STREAM, {
    durable_name: durable,
    ack_policy: AckPolicy.Explicit,
    max_ack_pending: MAX_ACK_PENDING,
  });
  const consumer = await manager.jetstream().consumers.get(STREAM, durable);
  return (count: number) =>
    new Promise<void>((resolve, reject) => {
      let seen = 0;
      consumer
        .consume({
          max_messages: MAX_ACK_PENDING,
          callback: (message) => {
            seen += messagesIn(message).length;
            message.ack();
            if (seen === count) resolve();
          },
        })
        .catch(reject);
    });
}
