import { v7 as uuidv7 } from 'uuid';
import type { BatchObserver } from '../batch/batch-observer.ts';
import type { Item } from '../batch/item.ts';
import type { BatchResult } from '../batch/process-batch.ts';
import type { Tracing } from '../observability/tracing.ts';
import type { StoreKind } from '../store/table.ts';
import type { RuntimeContext } from './runtime-context.ts';
import type { StoreAvailability } from './store-availability.ts';

/** Puts what happens to batches into metrics and the log. */
export function batchReports(
  store: StoreKind,
  { metrics, health, log, onStep, tracing }: RuntimeContext,
  availability: StoreAvailability,
  committed: (result: BatchResult) => void,
): BatchObserver {
  return {
    step: onStep,
    committed,
    measured({ items, milliseconds }) {
      metrics.batchSize.observe({ store }, items.length);
      metrics.batchSeconds.observe({ store }, milliseconds / 1000);
      if (tracing) traceBatch(tracing, store, items, milliseconds);
    },
    storeAvailable: (available, error) => availability.tell('batch', available, error),
    batchFailed: (kind) => metrics.batchFailures.inc({ store, kind }),
    failed({ envelope: { type, id, correlationId }, attempts }, error, verdict) {
      metrics.failures.inc({ type, verdict });
      health.failed({ type, correlationId, verdict });
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error({ type, messageId: id, correlationId, attempts, verdict, fault }, 'message-failed');
    },
    unsettled({ envelope: { type, id, correlationId } }, error) {
      log.warn({ type, messageId: id, correlationId, fault: String(error) }, 'outcome-untold');
    },
  };
}

/** A batch belongs to no chain: it goes with the decisions of all its messages. */
function traceBatch(tracing: Tracing, store: StoreKind, items: readonly Item[], milliseconds: number) {
  const span = tracing.begin({
    name: `batch ${store}`,
    role: 'internal',
    correlationId: uuidv7(),
    isFirst: true,
    began: Date.now() - milliseconds,
    links: items.flatMap(({ traceparent }) => traceparent ?? []),
    attributes: { 'messaging.batch.message_count': items.length },
  });
  span.end();
}
