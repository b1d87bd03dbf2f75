import { type JetStreamManager, type JsMsg, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { MESSAGES_STREAM, partitionOf, readableIn } from '@yabot/contracts';
import { mayTellOf } from '../streams/mention.ts';
import { scan } from '../streams/scan.ts';

const MINUTE_MS = 60_000;
/** Looks ever further back, so that what is recent is found at once. */
const LOOK_BACK_MS = [1, 10, 60, 6 * 60, 24 * 60, 7 * 24 * 60].map((minutes) => minutes * MINUTE_MS);

/** The chain of the last thing that anybody did, or that the fleet did by itself. */
export async function latestChain(connection: NatsConnection): Promise<string | undefined> {
  const manager = await jetstreamManager(connection);
  return (await lastOn(manager, 'evt.gateway.>')) ?? (await lastOn(manager, '*.>'));
}

async function lastOn(manager: JetStreamManager, subject: string): Promise<string | undefined> {
  try {
    const message = await manager.streams.getMessage(MESSAGES_STREAM, { last_by_subj: subject });
    if (!message) return undefined;
    const held = readableIn({ headers: message.header, string: () => message.string() });
    return held.at(-1)?.envelope.correlationId;
  } catch {
    return undefined;
  }
}

/** The chain of the last event about a user. */
export async function latestChainOf(
  connection: NatsConnection,
  userId: string,
  now: Date,
): Promise<string | undefined> {
  const manager = await jetstreamManager(connection);
  const subjects = [`evt.*.*.*.${partitionOf(userId)}`];
  for (const back of LOOK_BACK_MS) {
    let found: string | undefined;
    const from = new Date(now.getTime() - back);
    await scan(manager, { stream: MESSAGES_STREAM, from, subjects }, (message) => {
      if (mayTellOf(message, userId)) found = latestIn(message, userId) ?? found;
    });
    if (found) return found;
  }
  return undefined;
}

const latestIn = (message: JsMsg, userId: string) =>
  readableIn(message).findLast(({ envelope }) => envelope.entity === userId)?.envelope.correlationId;
