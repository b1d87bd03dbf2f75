import { type JetStreamManager, type JsMsg, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { type CarriedMessage, type Envelope, MESSAGES_STREAM, messagesIn } from '@yabot/contracts';
import { until } from './until.ts';

/** A message seen on a stream. */
export interface Observed<Data = unknown> {
  readonly subject: string;
  readonly envelope: Envelope;
  readonly data: Data;
}

/** Sees everything a stream stores, from its beginning, in order. */
export class StreamObserver {
  readonly #manager: JetStreamManager;
  readonly #stream: string;
  #stop: () => void = () => undefined;
  /** How many the stream has, counting those that go as one once. */
  #seen = 0;
  readonly #messages: Observed[] = [];

  private constructor(manager: JetStreamManager, stream: string) {
    this.#manager = manager;
    this.#stream = stream;
  }

  /** Every message so far. */
  get messages(): readonly Observed[] {
    return this.#messages;
  }

  static async open(connection: NatsConnection, stream: string = MESSAGES_STREAM): Promise<StreamObserver> {
    const manager = await jetstreamManager(connection);
    const consumer = await manager.jetstream().consumers.get(stream);
    const observer = new StreamObserver(manager, stream);
    const consumed = await consumer.consume({
      // By default a stream that went away and came back is noticed after half a minute.
      idle_heartbeat: 1_000,
      callback: (message) => observer.#see(message),
    });
    observer.#stop = () => consumed.stop();
    return observer;
  }

  /** The messages of a type so far. */
  of<Data>({ type }: { type: string; sample: Data }): Observed<Data>[] {
    return this.messages.filter((message) => message.envelope.type === type) as Observed<Data>[];
  }

  /** Waits until as many messages of a type are there. */
  wait<Data>(definition: { type: string; sample: Data }, count = 1): Promise<Observed<Data>[]> {
    return until(`${count} × ${definition.type}`, () => {
      const found = this.of(definition);
      return found.length >= count && found;
    });
  }

  /** Waits until all that is stored was seen. */
  async caughtUp(): Promise<void> {
    await until('everything stored was seen', async () => {
      const info = await this.#manager.streams.info(this.#stream).catch(() => undefined);
      return info && this.#seen >= info.state.messages;
    });
  }

  close(): void {
    this.#stop();
  }

  #see(message: JsMsg) {
    const { subject } = message;
    this.#seen += 1;
    this.#messages.push(...read(message).map((each) => ({ subject, ...each })));
  }
}

/** Dead letters and what was put there by hand may lack headers. */
function read(message: JsMsg): CarriedMessage[] {
  try {
    return messagesIn(message);
  } catch {
    const correlationId = message.headers?.get('ce-correlationid') ?? '';
    const type = message.headers?.get('ce-type') ?? '';
    return [
      { envelope: { id: '', source: '', type, time: '', entity: '', correlationId }, data: dataOf(message) },
    ];
  }
}

/** What was put there by hand may be anything. */
function dataOf(message: JsMsg): unknown {
  try {
    return message.json();
  } catch {
    return message.string();
  }
}
