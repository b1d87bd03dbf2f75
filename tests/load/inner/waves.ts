import type { NatsConnection } from '@nats-io/nats-core';
import { type Outgoing, publisher, share } from '@yabot/service-kit/testing';

/** Publishes as the outbox of the gateway does: what has come while the last wave was under way goes with the next. */
export class Waves {
  readonly #publish: ReturnType<typeof publisher>;
  #waiting: Outgoing[] = [];
  #running: Promise<void> | undefined;

  constructor(connection: NatsConnection) {
    this.#publish = publisher(connection);
  }

  push(message: Outgoing): void {
    this.#waiting.push(message);
    this.#running ??= this.#run();
  }

  /** Resolves when all is published. @throws when the server refused something */
  async done(): Promise<void> {
    await this.#running;
  }

  async #run() {
    while (this.#waiting.length > 0) await this.#publish(share(this.#waiting.splice(0)));
    this.#running = undefined;
  }
}
