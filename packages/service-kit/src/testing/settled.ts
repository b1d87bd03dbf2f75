import { type ConsumerInfo, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { MESSAGES_STREAM, type ServiceName } from '@yabot/contracts';

/** A stream gives so many last messages at once; a service consumes fewer subjects. */
const MOST_SUBJECTS = 1_024;
const TIMEOUT_MS = 5_000;

/**
 * Whether a service has dealt with everything that is on the stream for it, and published what follows.
 * @param queued how many messages wait in the service or are in its work
 */
export async function hasSettled(
  connection: NatsConnection,
  service: ServiceName,
  queued: () => number,
): Promise<boolean> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const consumers = await manager.consumers.list(MESSAGES_STREAM).next();
  const own = consumers.filter(({ name }) => name.startsWith(`${service}-`));
  if (own.some(isBehind) || queued() > 0) return false;
  // What the server has just stored it says is pending a moment later: the stream itself knows what there is.
  const last = await lastOf(connection, own.flatMap(subjectsOf));
  return own.every((consumer) =>
    subjectsOf(consumer).every((subject) => (last.get(subject) ?? 0) <= consumer.delivered.stream_seq),
  );
}

const isBehind = ({ num_pending, num_ack_pending }: ConsumerInfo) => num_pending + num_ack_pending > 0;

const subjectsOf = ({ config }: ConsumerInfo) => config.filter_subjects ?? [];

/** The sequence of the last message of each subject that has one. */
async function lastOf(connection: NatsConnection, subjects: readonly string[]): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  if (subjects.length === 0) return last;
  const wanted = JSON.stringify({ multi_last: subjects, batch: MOST_SUBJECTS });
  // It ends with a message that is empty.
  const found = await connection.requestMany(`$JS.API.DIRECT.GET.${MESSAGES_STREAM}`, wanted, {
    strategy: 'sentinel',
    maxWait: TIMEOUT_MS,
  });
  for await (const { headers } of found) {
    const subject = headers?.get('Nats-Subject');
    if (subject) last.set(subject, Number(headers?.get('Nats-Sequence')));
  }
  return last;
}
