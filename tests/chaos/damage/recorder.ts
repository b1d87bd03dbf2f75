import { type ConsumerMessages, jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { MESSAGES_STREAM } from '@yabot/contracts';
import { messagesOf, type StoredMessage } from '../check/stream.ts';

/** Keeps everything that was ever on the messages stream, as the stream itself may lose it. */
export class Recorder {
  readonly messages: StoredMessage[] = [];
  readonly #connection: NatsConnection;
  #reading: ConsumerMessages | undefined;

  constructor(connection: NatsConnection) {
    this.#connection = connection;
  }

  /** Begins at the start of the stream, also after it was damaged or made anew: who has a message twice knows it by its id. */
  async begin(): Promise<void> {
    this.#reading?.stop();
    const consumer = await jetstream(this.#connection).consumers.get(MESSAGES_STREAM);
    this.#reading = await consumer.consume({
      max_messages: 2_000,
      callback: (message) => void this.messages.push(...messagesOf(message)),
    });
  }
}
