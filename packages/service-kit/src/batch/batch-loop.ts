import { setImmediate as othersTurn, setTimeout as wait } from 'node:timers/promises';
import { COMMON_REFUSALS } from '@yabot/contracts';
import { isOver } from '../middleware/deadline.ts';
import { withoutCorrelation } from '../observability/correlation.ts';
import type { BatchEnvironment } from './batch.ts';
import type { BatchObserver } from './batch-observer.ts';
import type { Item, Outcome } from './item.ts';
import { Pace } from './pace.ts';
import { type BatchOutcome, type BatchResult, processBatch } from './process-batch.ts';
import { noteFailure } from './retry.ts';
import { Suspects } from './suspects.ts';
import { hasteOf, type Line, Waiting } from './waiting.ts';

const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 2_000;

/** What a loop works with. */
export interface LoopEnvironment extends BatchEnvironment {
  /** How many messages one transaction takes at most. */
  readonly batchMax: number;
  /** How long a message that failed waits for its first retry. */
  readonly firstRetryMs: number;
  /** Done before each transaction; fails as the database does. */
  readonly begin: () => Promise<void>;
}

/** How an attempt at a batch ended. */
type Attempt =
  | { readonly kind: 'committed'; readonly result: BatchResult }
  /** The database refused it as a whole. */
  | { readonly kind: 'refused'; readonly error: unknown }
  /** It is to be put together anew, or what is left of it comes again after a restart. */
  | { readonly kind: 'put-back' | 'left' };

/**
 * Handles messages in batches of whatever has arrived: alone when it is quiet, hundreds at a time under load. A message
 * that fails is tried again later, and those of the same entity wait behind it.
 */
export class BatchLoop {
  readonly #environment: LoopEnvironment;
  readonly #observer: BatchObserver;
  readonly #suspects: Suspects;
  readonly #pace = new Pace();
  readonly #waiting = new Waiting(() => {
    this.#pace.hurry('soon');
    this.#wake();
  });
  readonly #stopping = new AbortController();
  #inWork = 0;
  /** When the first of those in work came. */
  #inWorkSince: number | undefined;
  /** Resolves when the batch in work, or the last one, is over. */
  #work: Promise<void> = Promise.resolve();
  #running = false;
  /** The database did not answer, and is left alone for a while. */
  #isAway = false;

  constructor(environment: LoopEnvironment, observer: BatchObserver) {
    this.#environment = environment;
    this.#observer = observer;
    this.#suspects = new Suspects(environment.store.attempts, environment.clock);
  }

  /** How many messages wait, are in work or are parked for a retry. */
  get depth(): number {
    return this.#waiting.size + this.#inWork;
  }

  /** What is in work or waits for it, and what is parked for a retry. */
  get lines(): { readonly batch: Line; readonly parked: Line } {
    const { queue, parked } = this.#waiting;
    const oldest = this.#inWork > 0 ? this.#inWorkSince : queue.oldest;
    return { batch: { depth: queue.depth + this.#inWork, oldest }, parked };
  }

  /** Takes a message up; after a stop it is left. */
  push(item: Item): void {
    if (this.#stopping.signal.aborted) {
      this.#settle(item, { kind: 'left' });
    } else if (this.#isAway && item.waited) {
      this.#refuse([item]);
    } else {
      this.#waiting.push(item);
      const isFull = this.#waiting.queue.depth >= this.#environment.batchMax;
      this.#pace.hurry(isFull ? 'at-once' : hasteOf(item));
      this.#wake();
    }
  }

  /** Leaves what waits of these partitions to their next holder; resolves when the batch in work is over. */
  async release(partitions: readonly number[]): Promise<void> {
    const goes = ({ partition }: Item) => partition !== undefined && partitions.includes(partition);
    this.#leave(goes);
    await this.#work;
    this.#leave(goes);
  }

  /** Takes nothing more up; resolves when the batch in work is over. What is left comes again after a restart. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#pace.hurry();
    await this.#work;
    this.#leave(() => true);
  }

  #leave(goes: (item: Item) => boolean) {
    for (const item of this.#waiting.take(goes)) this.#settle(item, { kind: 'left' });
  }

  #wake() {
    if (this.#running || this.#stopping.signal.aborted) return;
    this.#running = true;
    // What arrives in the same turn of the event loop shares the batch.
    setImmediate(() => void withoutCorrelation(() => this.#run()));
  }

  async #run() {
    const { batchMax } = this.#environment;
    while (!this.#waiting.isEmpty) {
      await this.#pace.next(this.#waiting.haste(batchMax));
      if (this.#stopping.signal.aborted) break;
      const items = this.#waiting.next(batchMax);
      if (items.length === 0) continue;
      this.#inWork = items.length;
      this.#inWorkSince = items[0]?.arrived;
      this.#work = this.#handle(items);
      await this.#work;
      this.#inWork = 0;
      // SQLite works in this thread: without a pause nothing would be sent or received until nothing waits any more.
      await othersTurn();
    }
    this.#running = false;
  }

  async #handle(items: Item[]) {
    const started = performance.now();
    this.#observer.step('batch-begins');
    const attempt = await this.#attempt(items);
    switch (attempt.kind) {
      case 'committed':
        this.#observer.step('committed');
        this.#observer.committed(attempt.result);
        this.#concludeAll(items, attempt.result.outcomes);
        this.#observer.measured({ items, milliseconds: performance.now() - started });
        return;
      case 'refused':
        return this.#refused(items, attempt.error);
      case 'put-back':
        return this.#waiting.putBack(items);
      case 'left':
        for (const item of items) this.#settle(item, { kind: 'left' });
        return;
      default:
        attempt satisfies never;
    }
  }

  /** Tries until the database answers. */
  async #attempt(items: Item[]): Promise<Attempt> {
    const { store, lane } = this.#environment;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      try {
        await this.#environment.begin();
        this.#refuse(takeOut(items, isLate));
        if (items.length === 0 && !lane.inDoubt) return { kind: 'left' };
        if (!(await this.#suspects.mayTry(items))) return { kind: 'put-back' };
        const result = await processBatch(items, this.#environment);
        this.#observer.storeAvailable(true);
        return { kind: 'committed', result };
      } catch (error) {
        const isTransient = store.isTransient(error);
        this.#observer.batchFailed(isTransient ? 'away' : 'refused');
        if (!isTransient) return { kind: 'refused', error };
        this.#observer.storeAvailable(false, error);
        this.#refuse([...takeOut(items, ({ waited }) => waited), ...this.#waiting.takeWaited()]);
        const nothingToDo = items.length === 0 && !lane.inDoubt;
        if (this.#stopping.signal.aborted || nothingToDo) return { kind: 'left' };
        this.#isAway = true;
        await wait(pause, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
        this.#isAway = false;
      }
    }
  }

  /** One by one, only the message that is to blame fails. */
  #refused(items: Item[], error: unknown) {
    const [only] = items;
    if (only && items.length === 1) return this.#conclude(only, { kind: 'faulted', error });
    for (const item of items) item.alone = true;
    this.#waiting.putBack(items);
  }

  /** Those who wait for a reply are told at once that the database is away. */
  #refuse(refused: readonly Item[]) {
    const refusal = this.#refusal(COMMON_REFUSALS.unavailable.code);
    for (const item of refused) this.#settle(item, { kind: 'failed', refusal });
  }

  #concludeAll(items: readonly Item[], outcomes: readonly BatchOutcome[]) {
    for (const [index, item] of items.entries()) this.#conclude(item, outcomes[index]!);
    this.#waiting.putBack(items.filter((_, index) => outcomes[index]?.kind === 'put-off'));
  }

  #conclude(item: Item, outcome: BatchOutcome) {
    if (outcome.kind === 'put-off') return;
    if (outcome.kind === 'blocked') this.#waiting.park(item);
    else if (outcome.kind === 'faulted') this.#fault(item, outcome.error);
    else this.#settle(item, outcome);
  }

  #fault(item: Item, error: unknown) {
    if (item.waited) {
      item.attempts += 1;
      this.#observer.failed(item, error, 'answered');
      this.#settle(item, { kind: 'failed', refusal: this.#refusal(COMMON_REFUSALS.fault.code) });
      return;
    }
    const pause = noteFailure(item, error, this.#environment.firstRetryMs, Math.random());
    this.#observer.failed(item, error, item.poison ? 'dead' : 'retry');
    this.#waiting.park(item);
    this.#waiting.letOutAfter(item.entity, pause);
  }

  /** Whoever is told may throw, such as on a closed connection; the batch is committed all the same. */
  #settle(item: Item, outcome: Outcome) {
    try {
      item.settle(outcome);
    } catch (error) {
      this.#observer.unsettled(item, error);
    }
  }

  #refusal(code: string) {
    return { code, details: { service: this.#environment.service } };
  }
}

/** Nobody waits for it any more: they were told, or think, that it was not done. */
const isLate = ({ deadline }: Item) => deadline !== undefined && isOver(deadline);

/** Takes those out that `goes` picks. */
function takeOut(items: Item[], goes: (item: Item) => boolean): Item[] {
  const taken = new Set(items.filter(goes));
  if (taken.size > 0) items.splice(0, items.length, ...items.filter((item) => !taken.has(item)));
  return [...taken];
}
