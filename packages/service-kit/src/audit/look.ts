import { AckPolicy, type Consumer, DeliverPolicy, type JetStreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import type { OutboxPlace } from '../store/store.ts';
import { inTempo, type Tempo } from './tempo.ts';

/** What is read at once, which keeps the batches waiting. */
const AT_ONCE = 500;
/** How long the server has to give the next messages. */
const READ_MS = 2_000;

/** Reads what a stream holds as its consumers would, without the contents of messages. */
export class StreamReader {
  readonly #manager: JetStreamManager;
  readonly #stream: string;
  readonly #name: string;
  readonly #tempo: Tempo;

  /** @param name of the consumer it makes for as long as it reads */
  constructor(manager: JetStreamManager, stream: string, name: string, tempo: Tempo) {
    this.#manager = manager;
    this.#stream = stream;
    this.#name = name;
    this.#tempo = tempo;
  }

  /** The sequences of those of these messages that can be read from a sequence on, by message id. */
  async find(places: readonly OutboxPlace[], from: number): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (const [filter, wanted] of Map.groupBy(places, ({ subject }) => filterOf(subject))) {
      const consumer = await this.#open(filter, from);
      if (!consumer) continue;
      await read(consumer, new Set(wanted.map(({ id }) => id)), found, this.#tempo);
      await consumer.delete();
    }
    return found;
  }

  /** @returns undefined when there is nothing to read */
  async #open(filter: string, from: number): Promise<Consumer | undefined> {
    const { consumers } = this.#manager;
    // One that was left by a process that was killed begins elsewhere.
    await consumers.delete(this.#stream, this.#name).catch(() => undefined);
    const made = await consumers.add(this.#stream, {
      name: this.#name,
      filter_subject: filter,
      ack_policy: AckPolicy.None,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: Math.max(1, from),
      headers_only: true,
      mem_storage: true,
      inactive_threshold: nanos(10 * READ_MS),
    });
    if (made.num_pending > 0) return this.#manager.jetstream().consumers.getConsumerFromInfo(made);
    await consumers.delete(this.#stream, this.#name);
    return undefined;
  }
}

/** One filter for all events of a service, and one for each command it sends. */
function filterOf(subject: string): string {
  const tokens = subject.split('.');
  return tokens[0] === 'evt' ? `evt.${tokens[1]}.>` : [...tokens.slice(0, -1), '*'].join('.');
}

/** Reads until all are found, or to the end. What is damaged is skipped, and then no message says that it is the last. */
async function read(
  consumer: Consumer,
  wanted: Set<string>,
  found: Map<string, number>,
  tempo: Tempo,
): Promise<void> {
  for (let more = true; more; )
    more = await inTempo(() => readSome(consumer, wanted, found, tempo.stopping), tempo);
}

/** @returns whether there may be more to find */
async function readSome(
  consumer: Consumer,
  wanted: Set<string>,
  found: Map<string, number>,
  stopping: AbortSignal,
): Promise<boolean> {
  let count = 0;
  const messages = await consumer.fetch({ max_messages: AT_ONCE, expires: READ_MS });
  // A server that ended meanwhile says nothing of what was asked of it.
  const late = AbortSignal.any([stopping, AbortSignal.timeout(2 * READ_MS)]);
  late.addEventListener('abort', () => messages.stop(), { once: true });
  for await (const message of messages) {
    count += 1;
    const id = message.headers?.get('ce-id') ?? '';
    if (wanted.delete(id)) found.set(id, message.seq);
    if (wanted.size === 0 || message.info.pending === 0) return false;
  }
  return count === AT_ONCE;
}
