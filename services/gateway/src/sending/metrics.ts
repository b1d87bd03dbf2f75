import type { Metrics } from '@yabot/service-kit';
import { Gauge, Histogram } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** What is counted of the send queue. */
export function openSenderMetrics({ registry }: Metrics, depths: { outgoing(): number; updates(): number }) {
  const registers = [registry];
  new Gauge({
    name: 'yabot_gateway_waiting',
    help: 'What waits in the gateway: messages to send, and updates to answer',
    labelNames: ['queue'],
    registers,
    collect() {
      this.set({ queue: 'outgoing' }, depths.outgoing());
      this.set({ queue: 'updates' }, depths.updates());
    },
  });
  return {
    waited: new Histogram({
      name: 'yabot_gateway_waited_seconds',
      help: 'How long messages waited in the send queue, by priority',
      labelNames: ['priority'],
      buckets: SECONDS,
      registers,
    }),
    calls: new Histogram({
      name: 'yabot_telegram_call_seconds',
      help: 'How long calls to Telegram took, by method and what followed: sent, wait, again, blocked, send-new, refused',
      labelNames: ['method', 'verdict'],
      buckets: SECONDS,
      registers,
    }),
  };
}

/** @see openSenderMetrics */
export type SenderMetrics = ReturnType<typeof openSenderMetrics>;
