import { AckPolicy, DeliverPolicy, type JetStreamManager, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';

const IN_FLIGHT = 2_000;
const ABANDONED_AFTER_MS = 30_000;
const STREAM_NOT_FOUND = 10_059;

/** What of a stream is looked at. */
export interface ScanRange {
  readonly stream: string;
  /** Looks at what was stored since then; at everything when left out. */
  readonly from?: Date | undefined;
  /** Looks no further than this; to the end when left out. */
  readonly until?: Date | undefined;
  readonly subjects?: readonly string[];
  /** Leaves out the data, which is quicker. */
  readonly headersOnly?: boolean;
}

/**
 * Looks at each message of a stream in order, once, up to where the stream ends now. Nothing is changed by it.
 * @param visit called with each message
 * @param progress called now and then with the part that was looked at, 0 to 1
 */
export async function scan(
  manager: JetStreamManager,
  range: ScanRange,
  visit: (message: JsMsg) => void,
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
async function ephemeral(
  manager: JetStreamManager,
  { stream, from, subjects, headersOnly = false }: ScanRange,
) {
  try {
    const { name, num_pending } = await manager.consumers.add(stream, {
      ack_policy: AckPolicy.None,
      mem_storage: true,
      inactive_threshold: nanos(ABANDONED_AFTER_MS),
      headers_only: headersOnly,
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
  { stream, until }: ScanRange,
  visit: (message: JsMsg) => void,
  progress: (part: number) => void,
) {
  const consumer = await manager.jetstream().consumers.get(stream, name);
  const messages = await consumer.consume({ max_messages: IN_FLIGHT });
  const span = { from: Number.NaN, until: until?.getTime() ?? Number.NaN };
  let seen = 0;
  for await (const message of messages) {
    const at = message.time.getTime();
    if (at > span.until) break;
    visit(message);
    if (seen++ === 0) span.from = at;
    if (seen >= total) break;
    if (seen % IN_FLIGHT === 0) {
      const bySpan = (at - span.from) / (span.until - span.from);
      progress(Math.max(seen / total, Number.isNaN(bySpan) ? 0 : bySpan));
    }
  }
  progress(1);
}
