import { DEFAULT_KINDS, kindsNamed, type UpdateKind } from '../telegram/kinds.ts';
import type { ApiObject } from '../telegram/types.ts';

/** One thing the bot has to be told. */
export interface Update {
  readonly id: number;
  /** The whole update as JSON, made once. */
  readonly json: string;
  /** Updates with the same key reach a webhook one after another. */
  readonly orderKey: number;
  readonly kind: UpdateKind;
  /** Milliseconds since 1970. */
  readonly at: number;
}

// Telegram keeps updates for 24 hours.
const LIFETIME_MS = 24 * 60 * 60 * 1_000;

/** The updates the bot has not confirmed yet, numbered as Telegram numbers them. */
export class UpdateQueue {
  private readonly clock: () => number;
  private readonly waiting = new Map<number, Update>();
  private readonly listeners = new Set<(update: Update) => void>();
  private jumpWanted = false;
  kinds: ReadonlySet<UpdateKind> = DEFAULT_KINDS;
  nextId: number;

  constructor(firstId: number, clock: () => number) {
    this.nextId = firstId;
    this.clock = clock;
  }

  get size(): number {
    return this.waiting.size;
  }

  /** Remembers which kinds the bot wants; nothing named leaves it as it was. */
  allow(names: readonly string[] | undefined): void {
    if (names) this.kinds = kindsNamed(names);
  }

  /** Queues an update unless the bot did not ask for its kind. */
  push(kind: UpdateKind, payload: ApiObject, orderKey: number): void {
    if (!this.kinds.has(kind)) return;
    if (this.jumpWanted && this.waiting.size === 0) this.jump();
    const id = this.nextId++;
    const json = `{"update_id":${id},"${kind}":${JSON.stringify(payload)}}`;
    const update: Update = { id, json, orderKey, kind, at: this.clock() };
    this.waiting.set(id, update);
    for (const listener of this.listeners) listener(update);
  }

  /** The oldest updates, at most `limit`; what is over a day old is forgotten. */
  oldest(limit: number): Update[] {
    const updates: Update[] = [];
    const tooOld = this.clock() - LIFETIME_MS;
    for (const update of this.waiting.values()) {
      if (update.at < tooOld) this.waiting.delete(update.id);
      else updates.push(update);
      if (updates.length === limit) break;
    }
    return updates;
  }

  all(): Iterable<Update> {
    return this.waiting.values();
  }

  has(id: number): boolean {
    return this.waiting.has(id);
  }

  confirm(id: number): void {
    this.waiting.delete(id);
  }

  /** What `offset` means to getUpdates: below it confirmed; negative keeps the last ones; beyond the end ignored. */
  confirmUpTo(offset: number): void {
    if (offset < 0) this.keepLast(-offset);
    if (offset <= 0 || offset > this.nextId) return;
    for (const id of this.waiting.keys()) {
      if (id >= offset) break;
      this.waiting.delete(id);
    }
  }

  private keepLast(count: number): void {
    for (const id of this.waiting.keys()) {
      if (this.waiting.size <= count) break;
      this.waiting.delete(id);
    }
  }

  clear(): void {
    this.waiting.clear();
  }

  /** After a quiet week Telegram goes on from a random number, lower or higher. Happens once nothing waits. */
  jumpSoon(): void {
    this.jumpWanted = true;
  }

  private jump(): void {
    this.jumpWanted = false;
    this.nextId = 100_000_000 + Math.floor(Math.random() * 900_000_000);
  }

  /** Calls `listener` with every queued update until the returned function is called. */
  listen(listener: (update: Update) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Puts updates back that waited when the sandbox stopped. */
  restore(updates: Update[]): void {
    for (const update of updates) this.waiting.set(update.id, update);
  }
}
