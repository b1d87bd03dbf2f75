import { AckPolicy, type ConsumerInfo, type JetStreamManager } from '@nats-io/jetstream';

/** Tells up to which sequence of the stream everybody has dealt with the messages of a subject. */
export type Consumed = (subject: string) => number;

/**
 * How far the durable consumers of a stream are.
 * @param end the last sequence of the stream, read before: what came after may wait for somebody
 */
export async function consumedUpTo(
  manager: JetStreamManager,
  stream: string,
  end: number,
): Promise<Consumed> {
  const bySubject = new Map<string, number>();
  for await (const consumer of manager.consumers.list(stream)) {
    const { config } = consumer;
    if (!config.durable_name || config.ack_policy === AckPolicy.None) continue;
    const upTo = Math.min(end, dealtWith(consumer));
    for (const subject of config.filter_subjects ?? [config.filter_subject ?? '']) {
      bySubject.set(subject, Math.min(upTo, bySubject.get(subject) ?? end));
    }
  }
  return (subject) => bySubject.get(subject) ?? end;
}

/** The floor of one that has nothing left stands where its last message was, which may be long ago. */
const dealtWith = ({ num_pending, num_ack_pending, ack_floor }: ConsumerInfo) =>
  num_pending + num_ack_pending === 0 ? Number.POSITIVE_INFINITY : ack_floor.stream_seq;
