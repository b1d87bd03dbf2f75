import { Gauge, type Registry } from 'prom-client';

/** What is told of streams and of the durable consumers of an instance. */
export function streamGauges(registry: Registry) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const consumer = ['stream', 'consumer'] as const;
  return {
    streamMessages: gauge('yabot_stream_messages', 'Messages a stream holds', ['stream']),
    streamBytes: gauge('yabot_stream_bytes', 'Bytes a stream holds', ['stream']),
    streamMaxBytes: gauge('yabot_stream_max_bytes', 'Bytes a stream may hold; 0 without a limit', ['stream']),
    pending: gauge('yabot_consumer_pending', 'Messages on the stream that were not delivered yet', consumer),
    ackPending: gauge('yabot_consumer_ack_pending', 'Messages delivered and not acknowledged yet', consumer),
    ackPendingMax: gauge(
      'yabot_consumer_ack_pending_max',
      'So many messages may be unacknowledged; at that, nothing more is delivered',
      consumer,
    ),
    redelivered: gauge(
      'yabot_consumer_redelivered',
      'Unacknowledged messages delivered more than once',
      consumer,
    ),
    stalled: gauge(
      'yabot_consumer_stalled_seconds',
      'For how long the first unacknowledged message has been the same, while some wait',
      consumer,
    ),
    clockSkew: gauge('yabot_clock_skew_seconds', 'By how much the clock is ahead of that of NATS', []),
  };
}
