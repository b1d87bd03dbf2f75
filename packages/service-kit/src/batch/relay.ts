import { once } from 'node:events';
import { Synced } from '../bus/synced.ts';
import type { OutboxRow, Store } from '../store/store.ts';
import { Pause } from './pause.ts';

/** Puts messages on the stream, in their order. Resolves when all are stored; fails when one is not. */
export type Publish = (messages: readonly OutboxRow[]) => Promise<void>;

/** What a relay works with. */
export interface RelayEnvironment {
  readonly store: Store;
  readonly lane: string;
  readonly publish: Publish;
  /** Told when publishing fails; it is tried again. */
  readonly failed: (error: unknown) => void;
  /** How long NATS may take to sync what it has stored. */
  readonly syncedAfterMs: number;
  /** How far the lane is on the stream already. */
  readonly published?: number;
}

/** How many messages are published at once; each may be a batch. */
const WAVE = 500;
/** How much is read again at once: what so many batches put into the outbox. */
const READ_BATCHES = 8;
/** Above this, what waits is read again from the database instead of being kept in memory. */
const MAX_KEPT = 1_000;
const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 2_000;

/**
 * Publishes one lane of the outbox, in order, and knows how far it is. Up to where it is on the disk of the stream is told
 * to the database with each heartbeat; what comes after is published again when this process or NATS has ended, and
 * recognised by its id.
 */
export class LaneRelay {
  readonly #environment: RelayEnvironment;
  readonly #stopping = new AbortController();
  /** Messages from `#published` on without a gap, as many as are in memory. */
  #kept: OutboxRow[] = [];
  #published: number;
  readonly #synced: Synced<number>;
  #end: number;
  #running = false;
  /** What may be lost is to be published again first. */
  #again = false;
  readonly #afterFailure = new Pause();
  #failing = false;
  /** Resolves when the next try to publish is over. */
  #try = Promise.withResolvers<void>();

  constructor(environment: RelayEnvironment) {
    this.#environment = environment;
    this.#published = environment.published ?? 0;
    this.#synced = new Synced(environment.syncedAfterMs);
    this.#end = this.#published;
  }

  /** The position up to which the lane is on the stream. */
  get published(): number {
    return this.#published;
  }

  /** The position up to which a power cut of NATS takes nothing any more. */
  get synced(): number {
    return this.#synced.last ?? this.#environment.published ?? 0;
  }

  /** How many messages wait to be published. */
  get depth(): number {
    return this.#end - this.#published;
  }

  /** When the first message that waits was decided, ISO 8601; undefined while none is in memory. */
  get oldestAt(): string | undefined {
    return this.depth > 0 ? this.#kept[0]?.at : undefined;
  }

  /**
   * Takes messages that were just committed.
   * @param end where the lane ends: messages before that which were not handed over are read from the database
   */
  push(rows: readonly OutboxRow[], end: number = rows.at(-1)?.position ?? 0): void {
    const next = (this.#kept.at(-1)?.position ?? this.#published) + 1;
    if (rows[0]?.position === next && this.#kept.length < MAX_KEPT) this.#kept.push(...rows);
    this.#end = Math.max(this.#end, end);
    this.#wake();
  }

  /** Publishes again what NATS may have lost if its power failed; it recognises what it has. */
  publishAgain(): void {
    this.#again = true;
    this.#afterFailure.end();
    this.#wake();
  }

  /** Publishes what a lane holds that nobody publishes any more; resolves when it is through, fails when it cannot. */
  async adopt(): Promise<void> {
    const { store, lane, publish } = this.#environment;
    while (!this.#stopping.signal.aborted) {
      const rows = await store.coordination.laneAfter(lane, this.#published, READ_BATCHES);
      if (rows.length === 0) return;
      await publish(rows);
      this.#published = rows.at(-1)!.position;
    }
  }

  /** Resolves when it keeps up with what is pushed, or cannot publish at all: more would only be read again later. */
  async room(): Promise<void> {
    while (this.depth > MAX_KEPT && !this.#failing && !this.#stopping.signal.aborted) await this.#try.promise;
  }

  /** Resolves when all that was pushed so far is published, or after so many milliseconds. */
  async drained(milliseconds: number): Promise<void> {
    const end = this.#end;
    const late = AbortSignal.timeout(milliseconds);
    while (this.#published < end && !late.aborted && !this.#stopping.signal.aborted) {
      await Promise.race([this.#try.promise, once(late, 'abort')]);
    }
  }

  /** Ends what waits for a next try; what is not published is published by the next start, or by another instance. */
  stop(): void {
    this.#stopping.abort();
    this.#afterFailure.end();
  }

  #wake() {
    if (this.#running || this.#stopping.signal.aborted) return;
    this.#running = true;
    void this.#run();
  }

  async #run() {
    const { signal } = this.#stopping;
    let pause = FIRST_PAUSE_MS;
    while ((this.#again || this.depth > 0) && !signal.aborted) {
      try {
        await this.#publishSome();
        pause = FIRST_PAUSE_MS;
        this.#tried(true);
      } catch (error) {
        this.#environment.failed(error);
        this.#tried(false);
        await this.#afterFailure.take(pause);
        pause = Math.min(pause * 2, MAX_PAUSE_MS);
      }
    }
    this.#running = false;
  }

  #tried(worked: boolean) {
    this.#failing = !worked;
    this.#try.resolve();
    this.#try = Promise.withResolvers();
  }

  async #publishSome() {
    const { store, lane, publish } = this.#environment;
    if (this.#again) this.#goBack();
    if (this.depth === 0) return;
    if (this.#kept.length === 0) {
      const end = this.#end;
      this.#kept = await store.coordination.laneAfter(lane, this.#published, READ_BATCHES);
      // Somebody deleted what was to be published; waiting for it would keep back all that follows.
      if (this.#kept.length === 0) this.#published = end;
      if (this.#kept.length === 0) return;
    }
    const rows = this.#kept.slice(0, WAVE);
    await publish(rows);
    this.#published = rows.at(-1)!.position;
    this.#synced.took(this.#published);
    this.#kept.splice(0, rows.length);
  }

  #goBack() {
    this.#again = false;
    if (this.#published === this.synced) return;
    this.#published = this.synced;
    this.#kept = [];
  }
}
