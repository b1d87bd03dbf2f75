import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { headers as natsHeaders } from '@nats-io/nats-core';
import { MESSAGES_STREAM } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Rig } from './rig.ts';
import { until } from './until.ts';

/** A message for the messages stream. */
export interface Publishable {
  readonly subject: string;
  readonly data: string | Uint8Array;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const PUBLISHED_MS = 60_000;

/** Publishes, each under a new `Nats-Msg-Id`, so that the server recognises none; in order, as soon as NATS is there. */
export async function publishAnew({ connection }: Rig, messages: readonly Publishable[]): Promise<void> {
  for (const { subject, data, headers } of messages) {
    const all = natsHeaders();
    // The server's own say which batch a message came in, and under which id.
    for (const [name, value] of headers) if (!name.startsWith('Nats-')) all.append(name, value);
    all.set('Nats-Msg-Id', uuidv7());
    const publish = () => jetstream(connection).publish(subject, data, { headers: all, timeout: 2_000 });
    await until('NATS stores a message', () => publish().catch(() => undefined), PUBLISHED_MS);
  }
}

/** Messages of the stream by their numbers; those that are not there are left out. */
export async function storedAt({ connection }: Rig, numbers: readonly number[]): Promise<Publishable[]> {
  const manager = await jetstreamManager(connection);
  const found = await Promise.all(
    numbers.map((seq) => manager.streams.getMessage(MESSAGES_STREAM, { seq }).catch(() => null)),
  );
  return found.flatMap((message) => {
    if (!message) return [];
    const { subject, data, header } = message;
    return [
      { subject, data, headers: [...header].flatMap(([name, [value = '']]) => [[name, value] as const]) },
    ];
  });
}

/** The number of the last message on the stream. */
export async function lastNumber({ connection }: Rig): Promise<number> {
  const manager = await jetstreamManager(connection);
  return (await manager.streams.info(MESSAGES_STREAM)).state.last_seq;
}
