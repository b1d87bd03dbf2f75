import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What every service counts, for Prometheus: `yabot_<about what>_<what>_<unit>`. No label ever holds a user. */
export function openMetrics(service: string) {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  // Looking a hundred times a second, as by default, keeps an idle process busy.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 1_000 });
  const registers = [registry];
  return {
    registry,
    handled: new Counter({
      name: 'yabot_messages_handled_total',
      help: 'Messages dealt with, by type and what became of them: done, duplicate, refused, dead, failed, left, invalid, expired',
      labelNames: ['type', 'outcome'],
      registers,
    }),
    failures: new Counter({
      name: 'yabot_message_failures_total',
      help: 'Times a message failed, by type and what followed: retry, dead, answered',
      labelNames: ['type', 'verdict'],
      registers,
    }),
    gaps: new Counter({
      name: 'yabot_sequence_gaps_total',
      help: "Times an entity's events had a gap, by type",
      labelNames: ['type'],
      registers,
    }),
    batchSize: new Histogram({
      name: 'yabot_batch_messages',
      help: 'Messages in a batch',
      labelNames: ['store'],
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      registers,
    }),
    batchSeconds: new Histogram({
      name: 'yabot_batch_duration_seconds',
      help: 'How long a batch took, from its first read to its commit',
      labelNames: ['store'],
      buckets: SECONDS,
      registers,
    }),
    querySeconds: new Histogram({
      name: 'yabot_query_duration_seconds',
      help: 'How long a query took, by type',
      labelNames: ['type'],
      buckets: SECONDS,
      registers,
    }),
    commandSeconds: new Histogram({
      name: 'yabot_command_duration_seconds',
      help: 'How long a command took that somebody waited for, by type',
      labelNames: ['type'],
      buckets: SECONDS,
      registers,
    }),
    published: new Counter({
      name: 'yabot_outbox_published_total',
      help: 'Messages put on the stream, those that go as one counted once',
      registers,
    }),
    streamAudited: new Counter({
      name: 'yabot_stream_audited_messages_total',
      help: 'Times a message of the outbox was looked for on the stream',
      registers,
    }),
    streamAuditedAt: new Gauge({
      name: 'yabot_stream_audit_timestamp_seconds',
      help: 'When the stream was last audited, in seconds since 1970; 0 at an instance whose turn it never was',
      registers,
    }),
    streamGaps: new Counter({
      name: 'yabot_stream_gap_messages_total',
      help: 'Messages the stream had lost, and were published again',
      registers,
    }),
    publishFailures: new Counter({
      name: 'yabot_outbox_failures_total',
      help: 'Times what waits in the outbox could not be put on the stream',
      registers,
    }),
    deadLetters: new Counter({
      name: 'yabot_dead_letters_total',
      help: 'Letters put into the dead letters',
      registers,
    }),
    batchFailures: new Counter({
      name: 'yabot_batch_failures_total',
      help: 'Times a batch failed as a whole, by kind: away, when its database did not answer, or refused',
      labelNames: ['store', 'kind'],
      registers,
    }),
  };
}

/** @see openMetrics */
export type Metrics = ReturnType<typeof openMetrics>;
