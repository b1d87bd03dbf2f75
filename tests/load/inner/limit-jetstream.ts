import { AckPolicy, DiscardPolicy, jetstreamManager, StorageType } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { type Publishable, publisher } from '@yabot/service-kit/testing';
import { v7 as uuidv7 } from 'uuid';
import type { Stored } from '../fleet/stream.ts';
import type { Done } from './limits.ts';

const STREAM = 'LIMIT';
/** In the fleet an event has two readers or three. */
const READERS = 2;
const MAX_ACK_PENDING = 4_000;

/** Publishes as many messages of the same size on a stream of its own, and has each delivered and acknowledged twice. */
export async function jetStreamLimit(connection: NatsConnection, stored: readonly Stored[]): Promise<Done> {
  const manager = await jetstreamManager(connection);
  await manager.streams.add({
    name: STREAM,
    subjects: ['limit.>'],
    storage: StorageType.File,
    discard: DiscardPolicy.New,
    allow_batched: true,
  });
  const messages = stored.map(likeIt);
  const readers = await Promise.all(
    Array.from({ length: READERS }, (_, index) => addReader(connection, index)),
  );
  const began = performance.now();
  await Promise.all([publisher(connection)(messages), ...readers.map((read) => read(messages.length))]);
  await connection.flush();
  const seconds = (performance.now() - began) / 1_000;
  await manager.streams.delete(STREAM);
  return { items: messages.length, seconds };
}

function likeIt({ type, correlationId, data }: Stored): Publishable {
  const id = uuidv7();
  const headers: Publishable['headers'] = [
    ['ce-id', id],
    ['ce-source', 'gateway'],
    ['ce-type', type],
    ['ce-time', new Date().toISOString()],
    ['ce-subject', correlationId],
    ['ce-correlationid', correlationId],
    ['ce-causationid', correlationId],
    ['ce-specversion', '1.0'],
    ['ce-datacontenttype', 'application/json'],
  ];
  return { id, subject: `limit.${type}`, data: JSON.stringify(data), headers };
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
            message.json();
            message.ack();
            if (++seen === count) resolve();
          },
        })
        .catch(reject);
    });
}
