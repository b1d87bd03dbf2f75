import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { type Envelope, fromHeaders, MESSAGES_STREAM } from '@yabot/contracts';
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
  readonly #stop: () => void;
  /** Every message so far. */
  readonly messages: readonly Observed[];

  private constructor(manager: JetStreamManager, stream: string, messages: Observed[], stop: () => void) {
    this.#manager = manager;
    this.#stream = stream;
    this.messages = messages;
    this.#stop = stop;
  }

  static async open(connection: NatsConnection, stream: string = MESSAGES_STREAM): Promise<StreamObserver> {
    const manager = await jetstreamManager(connection);
    const consumer = await manager.jetstream().consumers.get(stream);
    const messages: Observed[] = [];
    const consumed = await consumer.consume({
      // By default a stream that went away and came back is noticed after half a minute.
      idle_heartbeat: 1_000,
      callback: (message) => {
        const envelope = readEnvelope((name) => message.headers?.get(name));
        messages.push({ subject: message.subject, envelope, data: message.json() });
      },
    });
    return new StreamObserver(manager, stream, messages, () => consumed.stop());
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
      return info && this.messages.length >= info.state.messages;
    });
  }

  close(): void {
    this.#stop();
  }
}

/** Dead letters and what was put there by hand may lack headers. */
function readEnvelope(header: (name: string) => string | undefined): Envelope {
  try {
    return fromHeaders(header);
  } catch {
    const correlationId = header('ce-correlationid') ?? '';
    return { id: '', source: '', type: header('ce-type') ?? '', time: '', entity: '', correlationId };
  }
}
