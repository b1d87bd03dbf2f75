import type { BatchObserver } from '../batch/batch-observer.ts';
import type { BatchResult } from '../batch/process-batch.ts';
import type { StoreKind } from '../store/table.ts';
import type { RuntimeContext } from './runtime-context.ts';
import type { StoreAvailability } from './store-availability.ts';

/** Puts what happens to batches into metrics and the log. */
export function batchReports(
  store: StoreKind,
  { metrics, log, onStep }: RuntimeContext,
  availability: StoreAvailability,
  committed: (result: BatchResult) => void,
): BatchObserver {
  return {
    step: onStep,
    committed,
    measured({ size, milliseconds }) {
      metrics.batchSize.observe({ store }, size);
      metrics.batchSeconds.observe({ store }, milliseconds / 1000);
    },
    storeAvailable: (available, error) => availability.tell('batch', available, error),
    batchFailed: (kind) => metrics.batchFailures.inc({ store, kind }),
    failed({ envelope: { type, id, correlationId }, attempts }, error, verdict) {
      metrics.failures.inc({ type, verdict });
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error({ type, messageId: id, correlationId, attempts, verdict, fault }, 'message-failed');
    },
    unsettled({ envelope: { type, id, correlationId } }, error) {
      log.warn({ type, messageId: id, correlationId, fault: String(error) }, 'outcome-untold');
    },
  };
}
