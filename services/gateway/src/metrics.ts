import type { Metrics } from '@yabot/service-kit';
import { Counter, Gauge, Histogram } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** What is counted of the gateway's work with Telegram. */
export function openGatewayMetrics({ registry }: Metrics) {
  const registers = [registry];
  return {
    updates: new Counter({
      name: 'yabot_gateway_updates_total',
      help: 'Updates of Telegram, by what became of them: taken, skipped (recorded as faulty), unavailable (comes again)',
      labelNames: ['outcome'],
      registers,
    }),
    waited: new Histogram({
      name: 'yabot_gateway_send_wait_seconds',
      help: 'How long messages waited in the send queue, by priority',
      labelNames: ['priority'],
      buckets: SECONDS,
      registers,
    }),
    calls: new Histogram({
      name: 'yabot_telegram_call_duration_seconds',
      help: 'How long calls to Telegram took, by method and outcome: ok, flood (429), disturbed (5xx), refused, no-answer',
      labelNames: ['method', 'outcome'],
      buckets: SECONDS,
      registers,
    }),
  };
}

/** @see openGatewayMetrics */
export type GatewayMetrics = ReturnType<typeof openGatewayMetrics>;

/** A queue of the gateway, as it is when somebody looks. */
interface Queue {
  readonly depth: number;
  /** For how long the first of it waits; 0 when nothing does. */
  readonly oldestSeconds: number;
}

/** Shows what waits in the gateway. */
export function watchQueues(
  { registry }: Metrics,
  queues: Readonly<Record<'outgoing' | 'notices' | 'updates' | 'aside', () => Queue>>,
) {
  const gauge = (name: string, help: string, value: (queue: Queue) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['queue'],
      registers: [registry],
      collect() {
        for (const [queue, state] of Object.entries(queues)) this.set({ queue }, value(state()));
      },
    });
  gauge(
    'yabot_gateway_queue_depth',
    'What waits in the gateway: messages to send (outgoing), users to be told (notices), updates to answer, updates the database has no room for (aside)',
    ({ depth }) => depth,
  );
  gauge(
    'yabot_gateway_queue_oldest_seconds',
    'For how long the first of a queue has waited',
    ({ oldestSeconds }) => oldestSeconds,
  );
}
