import { setTimeout as wait } from 'node:timers/promises';
import type { OutboxRow, Store } from '../store/store.ts';

/** Puts messages on the stream, in their order. Resolves when all are stored; fails when one is not. */
export type Publish = (messages: readonly OutboxRow[]) => Promise<void>;

const WAVE = 500;
/** Above this, what waits is read again from the database instead of being kept in memory. */
const MAX_KEPT = 5_000;
const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 2_000;

/**
 * Publishes one lane of the outbox, in order, and knows how far it is. What it published is told to the database with
 * the next heartbeat; after a crash in between it is published again, and recognised by its id.
 */
export class LaneRelay {
  readonly #store: Store;
  readonly #lane: string;
  readonly #publish: Publish;
  #pending: OutboxRow[] = [];
  #published = 0;
  #last = 0;
  #running = false;
  #stopped = false;
  #idle: (() => void)[] = [];

  constructor(store: Store, lane: string, publish: Publish, published = 0) {
    this.#store = store;
    this.#lane = lane;
    this.#publish = publish;
    this.#published = published;
    this.#last = published;
  }

  /** The position up to which the lane is on the stream. */
  get published(): number {
    return this.#published;
  }

  /** How many messages wait to be published. */
  get depth(): number {
    return this.#last - this.#published;
  }

  /** Takes messages that were just committed, or only their last position when too many wait. */
  push(rows: readonly OutboxRow[]): void {
    const last = rows.at(-1);
    if (!last) return;
    const contiguous = (this.#pending.at(-1)?.position ?? this.#published) === rows[0]!.position - 1;
    if (contiguous && this.#pending.length < MAX_KEPT) this.#pending.push(...rows);
    this.#last = last.position;
    this.#wake();
  }

  /** Publishes what a lane holds that nobody publishes any more; resolves when it is through. */
  async adopt(): Promise<void> {
    for (;;) {
      const rows = await this.#store.coordination.laneAfter(this.#lane, this.#published, WAVE);
      if (rows.length === 0) return;
      await this.#publish(rows);
      this.#published = rows.at(-1)!.position;
    }
  }

  /** Resolves when all is published, or when stopped. */
  async drained(): Promise<void> {
    while (this.#running) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  stop(): void {
    this.#stopped = true;
  }

  #wake() {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    this.#run().finally(() => {
      this.#running = false;
      for (const resolve of this.#idle.splice(0)) resolve();
    });
  }

  async #run() {
    let pause = FIRST_PAUSE_MS;
    while (this.#published < this.#last && !this.#stopped) {
      try {
        const rows = await this.#next();
        await this.#publish(rows);
        this.#published = rows.at(-1)!.position;
        pause = FIRST_PAUSE_MS;
      } catch {
        await wait(pause);
        pause = Math.min(pause * 2, MAX_PAUSE_MS);
      }
    }
  }

  async #next(): Promise<readonly OutboxRow[]> {
    const kept = this.#pending.findIndex((row) => row.position > this.#published);
    this.#pending.splice(0, kept === -1 ? this.#pending.length : kept);
    if (this.#pending.length === 0) {
      this.#pending = await this.#store.coordination.laneAfter(this.#lane, this.#published, MAX_KEPT);
    }
    return this.#pending.slice(0, WAVE);
  }
}
