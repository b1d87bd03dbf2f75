import type { JsMsg } from '@nats-io/jetstream';

/** What is told around each acknowledgement. */
export interface Acknowledging {
  readonly acknowledging?: () => void;
  readonly acknowledged?: () => void;
}

/**
 * The messages of a consumer that are in this process. An acknowledgement covers all before it, so one is sent for
 * whatever is dealt with in a turn, up to the first message that is not.
 */
export class InFlight {
  readonly #told: Acknowledging;
  /** By sequence, in stream order, with the latest delivery of each. */
  readonly #messages = new Map<number, { message: JsMsg; dealtWith: boolean }>();
  #floor = 0;
  #flushing = false;

  constructor(told: Acknowledging = {}) {
    this.#told = told;
  }

  /** @returns false when it is here already, or dealt with: then only its acknowledgement is sent to the new delivery */
  take(message: JsMsg): boolean {
    if (message.seq <= this.#floor) {
      message.ack();
      return false;
    }
    const here = this.#messages.get(message.seq);
    if (here) here.message = message;
    else this.#messages.set(message.seq, { message, dealtWith: false });
    return here === undefined;
  }

  /** A message needs no further delivery. */
  dealtWith(sequence: number): void {
    const here = this.#messages.get(sequence);
    if (!here) return;
    here.dealtWith = true;
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => this.#flush());
  }

  #flush() {
    this.#flushing = false;
    let last: JsMsg | undefined;
    for (const [sequence, { message, dealtWith }] of this.#messages) {
      if (!dealtWith) break;
      this.#messages.delete(sequence);
      this.#floor = sequence;
      last = message;
    }
    if (!last) return;
    this.#told.acknowledging?.();
    last.ack();
    this.#told.acknowledged?.();
  }
}
