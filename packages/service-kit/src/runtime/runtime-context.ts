import type { NatsConnection } from '@nats-io/nats-core';
import type { ServiceName } from '@yabot/contracts';
import type { Publish } from '../batch/relay.ts';
import type { OnStep } from '../batch/step.ts';
import type { HealthRecord } from '../observability/health.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Tracing } from '../observability/tracing.ts';
import type { TableChanges } from '../store/store.ts';

/** What a store's runtime shares with the service. */
export interface RuntimeContext {
  readonly service: ServiceName;
  readonly codeVersion: string;
  readonly instance: string;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly resources: () => unknown;
  readonly batchMax: number;
  readonly firstRetryMs: number;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracing: Tracing | undefined;
  readonly health: HealthRecord;
  readonly connection: () => NatsConnection | undefined;
  /** Publishes to the stream; fails while NATS is away. */
  readonly publish: Publish;
  /** Makes the streams that are not there. */
  readonly declareStreams: () => Promise<void>;
  readonly auditEveryMs: number;
  /** How long NATS may take to sync what it has stored. */
  readonly syncedAfterMs: number;
  readonly onStep: OnStep;
  /** Told what was committed. */
  readonly changed: (changes: readonly TableChanges[]) => void;
  /** Finishes what runs beside the handlers for partitions that go to another instance. */
  readonly letGo: (partitions: readonly number[]) => Promise<void>;
}
