import type { Item } from './item.ts';
import type { BatchResult } from './process-batch.ts';
import type { OnStep } from './step.ts';

/** What follows when a message failed: it is tried again, gives up, or whoever waits is told. */
export type Verdict = 'retry' | 'dead' | 'answered';

/** What a loop tells the rest of the kit. */
export interface BatchObserver {
  readonly step: OnStep;
  /** A batch was committed; its outbox is to be published. */
  committed(result: BatchResult): void;
  /** A batch took this long. */
  measured(batch: { items: readonly Item[]; milliseconds: number }): void;
  /** The database answered, or did not. */
  storeAvailable(available: boolean, error?: unknown): void;
  /** A batch failed as a whole: its database does not answer, or refused it. */
  batchFailed(kind: 'away' | 'refused'): void;
  /** A message failed. */
  failed(item: Item, error: unknown, verdict: Verdict): void;
  /** What became of a message could not be told. */
  unsettled(item: Item, error: unknown): void;
}
