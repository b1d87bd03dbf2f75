import { AckPolicy, DeliverPolicy, type JetStreamManager, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { Limit, type LimitRange } from './limit.ts';

const IN_FLIGHT = 2_000;
const LOOK_EVERY = 64;
const ABANDONED_AFTER_MS = 30_000;
const STREAM_NOT_FOUND = 10_059;

/** Looks at a message; true says that it is one of those looked for. */
export type Visit = (message: JsMsg) => unknown;

/** What of a stream is looked at. */
export interface ScanRange extends LimitRange {
  readonly stream: string;
  readonly subjects?: readonly string[];
}

/**
 * Looks at each message of a stream in order, once, up to where the stream ends now. Nothing is changed by it.
 * @param visit called with each message; gives true for one of those looked for
 * @param progress called now and then with the part that was looked at, 0 to 1
 */
export async function scan(
  manager: JetStreamManager,
  range: ScanRange,
  visit: Visit,
  progress: (part: number) => void = () => undefined,
): Promise<void> {
  const consumer = await ephemeral(manager, range);
  if (!consumer) return;
  const { name, total } = consumer;
  try {
    if (total > 0) await readAll(manager, name, total, range, visit, progress);
  } finally {
    await manager.consumers.delete(range.stream, name).catch(() => undefined);
  }
}

/** @returns undefined when there is no such stream */
async function ephemeral(manager: JetStreamManager, { stream, from, subjects }: ScanRange) {
  try {
    const { name, num_pending } = await manager.consumers.add(stream, {
      ack_policy: AckPolicy.None,
      mem_storage: true,
      inactive_threshold: nanos(ABANDONED_AFTER_MS),
      ...(subjects ? { filter_subjects: [...subjects] } : {}),
      ...(from
        ? { deliver_policy: DeliverPolicy.StartTime, opt_start_time: from.toISOString() }
        : { deliver_policy: DeliverPolicy.All }),
    });
    return { name, total: num_pending };
  } catch (error) {
    if ((error as { code?: number }).code === STREAM_NOT_FOUND) return undefined;
    throw error;
  }
}

async function readAll(
  manager: JetStreamManager,
  name: string,
  total: number,
  range: ScanRange,
  visit: Visit,
  progress: (part: number) => void,
) {
  const consumer = await manager.jetstream().consumers.get(range.stream, name);
  const end = Promise.withResolvers<void>();
  const limit = new Limit(range);
  let seen = 0;
  let over = false;
  const messages = await consumer.consume({
    max_messages: IN_FLIGHT,
    callback: (message) => {
      if (over) return;
      seen++;
      // Telling the time of each message would take a third of the time it all takes.
      if (seen % LOOK_EVERY === 0) over = limit.isPast(message.time.getTime());
      if (!over && visit(message) === true) limit.hit(message.time.getTime());
      if (seen % IN_FLIGHT === 0) progress(limit.part(seen / total));
      if (over || seen >= total) end.resolve();
    },
  });
  void messages.closed().then((error) => (error instanceof Error ? end.reject(error) : end.resolve()));
  await end.promise;
  messages.stop();
  progress(1);
}
