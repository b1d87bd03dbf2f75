import { Synced } from './synced.ts';

/** One acknowledgement covers what is on the disk within this. */
const GRAIN_MS = 250;

/** What is kept of a message until it is acknowledged: of thousands the contents would only be in the way. */
export interface Taken {
  /** Its sequence in the stream. */
  readonly seq: number;
  /** Where this delivery of it is acknowledged. */
  readonly reply: string;
}

/** Sends an acknowledgement. */
export type Acknowledge = (reply: string) => void;

/** What is asked and told around each acknowledgement. */
export interface Acknowledging {
  /** Whether the partition is surely held: the acknowledgement of an earlier holder would hide those of the next. */
  readonly holds?: () => boolean;
  readonly acknowledging?: () => void;
  readonly acknowledged?: () => void;
}

/**
 * The messages of a consumer that are in this process. An acknowledgement covers all before it, so one is sent now and
 * then, up to the first message that is not dealt with, and never for a message that may not be on the disk of NATS yet:
 * if its power failed, what comes in its place would count as acknowledged too.
 */
export class InFlight {
  readonly #acknowledge: Acknowledge;
  readonly #told: Acknowledging;
  readonly #synced: Synced<Taken>;
  /** By sequence, in stream order, with the latest delivery of each. */
  readonly #messages = new Map<number, { message: Taken; dealtWith: boolean }>();
  #floor = 0;
  #acknowledged = 0;
  #flushing = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  /** Resolves when all that is dealt with is acknowledged, or must not be. */
  #settled = Promise.withResolvers<void>();

  /** @param syncedAfterMs how long NATS may take to sync what it has stored */
  constructor(syncedAfterMs: number, acknowledge: Acknowledge, told: Acknowledging = {}) {
    this.#acknowledge = acknowledge;
    this.#told = told;
    this.#synced = new Synced(syncedAfterMs);
    this.#settled.resolve();
  }

  /** @returns false when it is here already, or dealt with: then only its acknowledgement is sent for the new delivery */
  take(message: Taken): boolean {
    const { seq, reply } = message;
    if (seq <= this.#floor) {
      if (seq <= this.#acknowledged) this.#acknowledge(reply);
      return false;
    }
    const here = this.#messages.get(seq);
    if (here) here.message = message;
    else this.#messages.set(seq, { message, dealtWith: false });
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

  /** Resolves when all that is dealt with is acknowledged, or must not be. */
  async settled(): Promise<void> {
    if (this.#flushing) this.#flush();
    await this.#settled.promise;
  }

  /** Acknowledges nothing more: the rest comes again to whoever begins anew. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#settled.resolve();
  }

  #flush() {
    this.#flushing = false;
    let last: Taken | undefined;
    for (const [sequence, { message, dealtWith }] of this.#messages) {
      if (!dealtWith) break;
      this.#messages.delete(sequence);
      this.#floor = sequence;
      last = message;
    }
    if (!last || this.#stopped) return;
    this.#synced.took(last);
    if (this.#timer) return;
    this.#settled = Promise.withResolvers();
    this.#acknowledgeSynced();
  }

  /** Acknowledges what is on the disk by now, and the rest in time. */
  #acknowledgeSynced() {
    this.#timer = undefined;
    if (this.#told.holds?.() === false) {
      this.#settled.resolve();
      this.#acknowledgeIn(GRAIN_MS);
      return;
    }
    const message = this.#synced.last;
    if (message && message.seq > this.#acknowledged) {
      this.#told.acknowledging?.();
      this.#acknowledge(message.reply);
      this.#acknowledged = message.seq;
      this.#told.acknowledged?.();
    }
    const next = this.#synced.nextMs;
    if (next === undefined) this.#settled.resolve();
    else this.#acknowledgeIn(Math.max(next, GRAIN_MS));
  }

  #acknowledgeIn(ms: number) {
    this.#timer = setTimeout(() => this.#acknowledgeSynced(), ms);
  }
}
