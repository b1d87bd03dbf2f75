import { setTimeout as wait } from 'node:timers/promises';
import { COMMON_REFUSALS } from '@yabot/contracts';
import type { OutboxRow, TableChanges } from '../store/store.ts';
import type { DeadReason, Item, Outcome } from './item.ts';
import { type BatchEnvironment, type BatchOutcome, type BatchResult, processBatch } from './process-batch.ts';
import { RETRIES, retryDelay } from './retry.ts';
import type { OnStep } from './step.ts';

const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 2_000;

/** What a loop works with; `batchMax` is how many messages one transaction takes at most. */
type LoopEnvironment = BatchEnvironment & { readonly batchMax: number };

/** What a loop tells the rest of the kit. */
export interface BatchObserver {
  readonly step: OnStep;
  /** A batch was committed; its outbox is to be published. */
  committed(outbox: readonly OutboxRow[], changes: readonly TableChanges[]): void;
  /** A batch took this long. */
  measured(batch: { size: number; milliseconds: number }): void;
  /** The database went away or came back. */
  storeAvailable(available: boolean, error?: unknown): void;
  /** A message failed and is tried again, or gives up. */
  failed(item: Item, error: unknown, verdict: 'retry' | 'dead' | 'answered'): void;
}

/**
 * Handles messages in batches of whatever has arrived: alone when it is quiet, hundreds at a time under load, with no
 * waiting in between. A message that fails is tried again later, and those of the same entity wait behind it.
 */
export class BatchLoop {
  readonly #environment: LoopEnvironment;
  readonly #observer: BatchObserver;
  #queue: Item[] = [];
  readonly #parked = new Map<string, Item[]>();
  #running = false;
  #stopped = false;
  #available = true;
  #idle: (() => void)[] = [];

  constructor(environment: LoopEnvironment, observer: BatchObserver) {
    this.#environment = environment;
    this.#observer = observer;
  }

  /** How many messages wait, are in work or are parked for a retry. */
  get depth(): number {
    let parked = 0;
    for (const items of this.#parked.values()) parked += items.length;
    return this.#queue.length + parked + (this.#running ? 1 : 0);
  }

  /** Whether the database answered when it was last asked. */
  get available(): boolean {
    return this.#available;
  }

  push(item: Item): void {
    const behind = item.waited ? undefined : this.#parked.get(item.entity);
    if (behind) behind.push(item);
    else this.#queue.push(item);
    this.#wake();
  }

  /** Takes nothing more up; resolves when what is in work is committed. What is left comes again after a restart. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#running) await new Promise<void>((resolve) => this.#idle.push(resolve));
    for (const item of [...this.#queue, ...[...this.#parked.values()].flat()]) item.settle({ kind: 'left' });
    this.#queue = [];
    this.#parked.clear();
  }

  /** Resolves when nothing is left to do. */
  async drained(): Promise<void> {
    while (this.#running || this.#queue.length > 0)
      await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #wake() {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    // What arrives in the same turn of the event loop shares the batch.
    setImmediate(() => this.#run());
  }

  async #run() {
    while (this.#queue.length > 0 && !this.#stopped) {
      await this.#handle(this.#nextBatch());
    }
    this.#running = false;
    const idle = this.#idle;
    this.#idle = [];
    for (const resolve of idle) resolve();
  }

  /** What comes next; messages behind one that waits for a retry wait with it. */
  #nextBatch(): Item[] {
    const items = this.#queue.splice(0, this.#environment.batchMax);
    if (this.#parked.size === 0) return items;
    return items.filter((item) => {
      const behind = item.waited ? undefined : this.#parked.get(item.entity);
      behind?.push(item);
      return behind === undefined;
    });
  }

  async #handle(items: Item[]) {
    if (items.length === 0) return;
    const started = performance.now();
    try {
      this.#observer.step('batch-begins');
      const result = await this.#processWhenAvailable(items);
      if (!result) return;
      this.#observer.step('committed');
      this.#observer.committed(result.outbox, result.changes);
      for (const [index, item] of items.entries()) this.#conclude(item, result.outcomes[index]!);
      this.#observer.measured({ size: items.length, milliseconds: performance.now() - started });
    } catch (error) {
      // The database refused the batch as a whole: one by one, only the message that is to blame fails.
      if (items.length === 1) this.#conclude(items[0]!, { kind: 'faulted', error });
      else for (const item of items) await this.#handle([item]);
    }
  }

  async #processWhenAvailable(items: Item[]): Promise<BatchResult | undefined> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      try {
        const result = await processBatch(items, this.#environment);
        this.#setAvailable(true);
        return result;
      } catch (error) {
        if (!this.#environment.store.isTransient(error)) throw error;
        this.#setAvailable(false, error);
        this.#refuseWaiting(items);
        if (items.length === 0 || this.#stopped) return this.#giveBack(items);
        await wait(pause);
      }
    }
  }

  #giveBack(items: Item[]): undefined {
    for (const item of items) item.settle({ kind: 'left' });
  }

  /** Those who wait for a reply are told at once that the database is away. */
  #refuseWaiting(items: Item[]) {
    for (const source of [items, this.#queue]) {
      for (let index = source.length - 1; index >= 0; index--) {
        if (!source[index]!.waited) continue;
        const [item] = source.splice(index, 1);
        item!.settle({ kind: 'failed', refusal: this.#refusal(COMMON_REFUSALS.unavailable.code) });
      }
    }
  }

  #conclude(item: Item, outcome: BatchOutcome) {
    if (outcome.kind === 'blocked') this.#park(item);
    else if (outcome.kind === 'faulted') this.#fault(item, outcome.error);
    else item.settle(outcome satisfies Outcome);
  }

  #fault(item: Item, error: unknown) {
    item.attempts += 1;
    if (item.waited) {
      this.#observer.failed(item, error, 'answered');
      item.settle({ kind: 'failed', refusal: this.#refusal(COMMON_REFUSALS.fault.code) });
      return;
    }
    const parked = this.#park(item);
    if (item.attempts > RETRIES) {
      this.#observer.failed(item, error, 'dead');
      parked[0] = { ...item, poison: deadReason(error) };
      // Later in this batch others may still come to wait behind it.
      setImmediate(() => this.#unpark(item.entity));
      return;
    }
    this.#observer.failed(item, error, 'retry');
    setTimeout(() => this.#unpark(item.entity), retryDelay(item.attempts, Math.random())).unref();
  }

  #park(item: Item): Item[] {
    const parked = this.#parked.get(item.entity) ?? [];
    parked.push(item);
    this.#parked.set(item.entity, parked);
    return parked;
  }

  #unpark(entity: string) {
    const items = this.#parked.get(entity) ?? [];
    this.#parked.delete(entity);
    this.#queue.unshift(...items);
    this.#wake();
  }

  #setAvailable(available: boolean, error?: unknown) {
    if (this.#available === available) return;
    this.#available = available;
    this.#observer.storeAvailable(available, error);
  }

  #refusal(code: string) {
    return { code, details: { service: this.#environment.service } };
  }
}

function deadReason(error: unknown): DeadReason {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { code: 'handler-failed', reason: message, ...(stack ? { stack } : {}) };
}
