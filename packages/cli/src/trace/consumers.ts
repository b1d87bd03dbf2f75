import type { ConsumerInfo, JetStreamManager } from '@nats-io/jetstream';
import { serviceConsumers } from '../streams/consumers.ts';
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

/** Tells who a message is for, and whether they have dealt with it: from the durable consumers of the services. */
export async function consumptions(
  manager: JetStreamManager,
): Promise<(message: TracedMessage) => readonly Consumption[]> {
  const readers = new Map<string, Reader[]>();
  for (const { service, info } of await serviceConsumers(manager)) {
    const reader = { service, delivered: info.delivered.stream_seq, through: throughOf(info) };
    for (const subject of subjectsOf(info)) {
      readers.set(subject, [...(readers.get(subject) ?? []), reader]);
    }
  }
  return ({ subject, seq, storedAt }) =>
    (readers.get(subject) ?? []).map(({ service, through, delivered }) =>
      through >= seq
        ? { service, done: true }
        : { service, done: false, taken: delivered >= seq, since: storedAt },
    );
}

function subjectsOf({ config }: ConsumerInfo): readonly string[] {
  return config.filter_subjects ?? (config.filter_subject ? [config.filter_subject] : []);
}

/** A consumer for which nothing waits is through with all there is. */
function throughOf({ ack_floor, num_pending, num_ack_pending }: ConsumerInfo): number {
  return num_pending + num_ack_pending === 0 ? Number.POSITIVE_INFINITY : ack_floor.stream_seq;
}
