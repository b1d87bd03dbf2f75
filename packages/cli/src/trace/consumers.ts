import type { ConsumerInfo, JetStreamManager } from '@nats-io/jetstream';
import { MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import type { Consumption } from './trace.ts';
import type { TracedMessage } from './traced-message.ts';

/** How far a service is with the messages of a subject. */
interface Reader {
  readonly service: string;
  /** All up to here are dealt with. */
  readonly through: number;
  /** All up to here were delivered to an instance. */
  readonly delivered: number;
}

const DURABLE = /^(.+)-(?:sql|mongo)-p\d+$/;

/** Tells who a message is for, and whether they have dealt with it: from the durable consumers of the services. */
export async function consumptions(
  manager: JetStreamManager,
): Promise<(message: TracedMessage) => readonly Consumption[]> {
  const readers = new Map<string, Reader[]>();
  for (const stream of [MESSAGES_STREAM, SCHEDULES_STREAM]) {
    for (const consumer of await consumersOf(manager, stream)) {
      const service = DURABLE.exec(consumer.name)?.[1];
      if (!service) continue;
      const delivered = consumer.delivered.stream_seq;
      const reader = { service, delivered, through: throughOf(consumer) };
      for (const subject of subjectsOf(consumer)) {
        readers.set(subject, [...(readers.get(subject) ?? []), reader]);
      }
    }
  }
  return ({ subject, seq, storedAt }) =>
    (readers.get(subject) ?? []).map(({ service, through, delivered }) =>
      through >= seq
        ? { service, done: true }
        : { service, done: false, taken: delivered >= seq, since: storedAt },
    );
}

async function consumersOf(manager: JetStreamManager, stream: string): Promise<ConsumerInfo[]> {
  const found: ConsumerInfo[] = [];
  try {
    for await (const consumer of manager.consumers.list(stream)) found.push(consumer);
  } catch {
    // Without the stream nobody reads it.
  }
  return found;
}

function subjectsOf({ config }: ConsumerInfo): readonly string[] {
  return config.filter_subjects ?? (config.filter_subject ? [config.filter_subject] : []);
}

/** A consumer for which nothing waits is through with all there is. */
function throughOf({ ack_floor, num_pending, num_ack_pending }: ConsumerInfo): number {
  return num_pending + num_ack_pending === 0 ? Number.POSITIVE_INFINITY : ack_floor.stream_seq;
}
