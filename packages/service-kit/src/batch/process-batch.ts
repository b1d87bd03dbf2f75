import type { OutboxRow, TableChanges } from '../store/store.ts';
import { Batch, type BatchEnvironment, DealtWith, type Looks } from './batch.ts';
import type { Item, Outcome } from './item.ts';

/** What became of one message of a batch. `faulted` messages changed nothing and may be tried again. */
export type BatchOutcome =
  | Outcome
  | { readonly kind: 'faulted'; readonly error: unknown }
  /** One of the same entity before it failed. */
  | { readonly kind: 'blocked' }
  /** It looks for rows that one of its entity before it has changed: the next batch begins with it. */
  | { readonly kind: 'put-off' };

/** What became of a batch, what it has to publish and what it changed. */
export interface BatchResult {
  readonly outcomes: readonly BatchOutcome[];
  readonly outbox: readonly OutboxRow[];
  /** Where the lane of the outbox ends now. */
  readonly laneEnd: number;
  /** Of this batch, and of one before it whose commit had been in doubt. */
  readonly changes: readonly TableChanges[];
}

/**
 * Handles messages in their order, in one transaction: drops what the inbox has seen, loads what they read with one
 * query a table, runs the rules, and writes inbox, rows and outbox together. The inbox takes no message twice, so it is
 * not asked about those that come for the first time until it refuses one, which is rare. Then, and when a lease ended
 * meanwhile, it is all done once more.
 * @throws what the store throws; then nothing was changed, unless the lane is in doubt
 */
export async function processBatch(
  items: readonly Item[],
  environment: BatchEnvironment,
): Promise<BatchResult> {
  try {
    return await attempt(items, environment, 'for-repeated');
  } catch (error) {
    if (!(error instanceof DealtWith) && environment.store.isTransient(error)) throw error;
    return attempt(items, environment, 'for-all');
  }
}

async function attempt(
  items: readonly Item[],
  environment: BatchEnvironment,
  looks: Looks,
): Promise<BatchResult> {
  const { lane, store } = environment;
  let batch: Batch | undefined;
  try {
    const result = await store.transaction(async (transaction) => {
      batch = undefined;
      const { end, changes } = await lane.begin(transaction);
      batch = new Batch(items, environment, transaction, { laneEnd: end, looks });
      const own = await batch.run();
      return { ...own, changes: [...changes, ...own.changes] };
    });
    lane.committed(result.laneEnd);
    return result;
  } catch (error) {
    if (batch?.attempted) lane.doubt(batch.attempted);
    throw error;
  }
}
