import {
  type ConsumerInfo,
  type JetStreamManager,
  jetstreamManager,
  type StreamInfo,
} from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { DEAD_LETTERS_STREAM, MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import type { Registry } from 'prom-client';
import type { PartitionSource } from '../bus/stream-consumer.ts';
import { Progress } from './progress.ts';
import { streamGauges } from './stream-gauges.ts';

/** NATS gets a few small questions at a time, and as long to answer all of them. */
const AT_ONCE = 8;
const PATIENCE_MS = 1_500;
const STREAMS = [MESSAGES_STREAM, SCHEDULES_STREAM, DEAD_LETTERS_STREAM];

/** What is looked at. */
export interface StreamWatch {
  readonly connection: () => NatsConnection | undefined;
  /** What this instance consumes. */
  readonly sources: () => readonly PartitionSource[];
}

/**
 * How full the streams are, and how far this instance is with what it consumes of them, for Prometheus. NATS is asked
 * when somebody wants to know, and not otherwise.
 * @returns what brings the figures up to date; they are gone while NATS does not answer
 */
export function openStreamMetrics(registry: Registry, { connection, sources }: StreamWatch) {
  const gauges = streamGauges(registry);
  const progress = new Progress();
  return async (): Promise<void> => {
    const found = await readAll(connection(), sources()).catch(() => undefined);
    for (const gauge of Object.values(gauges)) gauge.reset();
    if (!found) return;
    for (const { config, state } of found.streams) {
      const stream = config.name;
      gauges.streamMessages.set({ stream }, state.messages);
      gauges.streamBytes.set({ stream }, state.bytes);
      gauges.streamMaxBytes.set({ stream }, Math.max(0, config.max_bytes));
    }
    gauges.clockSkew.set(found.skewSeconds);
    for (const consumer of found.consumers) {
      const { name, stream_name: stream, num_pending, num_ack_pending, num_redelivered, config } = consumer;
      const labels = { stream, consumer: name };
      const waiting = num_pending + num_ack_pending > 0;
      gauges.pending.set(labels, num_pending);
      gauges.ackPending.set(labels, num_ack_pending);
      gauges.ackPendingMax.set(labels, config.max_ack_pending ?? 0);
      gauges.redelivered.set(labels, num_redelivered);
      const stalled = progress.stalledSeconds(`${stream}/${name}`, consumer.ack_floor.stream_seq, waiting);
      gauges.stalled.set(labels, stalled);
    }
  };
}

interface Found {
  readonly streams: readonly StreamInfo[];
  readonly consumers: readonly ConsumerInfo[];
  /** By how much the own clock is ahead of the server's. */
  readonly skewSeconds: number;
}

async function readAll(
  connection: NatsConnection | undefined,
  sources: readonly PartitionSource[],
): Promise<Found | undefined> {
  if (!connection) return undefined;
  const manager = await jetstreamManager(connection, { timeout: PATIENCE_MS, checkAPI: false });
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const asked = Date.now();
  const first = await manager.streams.info(STREAMS[0]!);
  const skewSeconds = (asked + Date.now()) / 2_000 - serverTime(first) / 1_000;
  const rest = await inGroups(STREAMS.slice(1), signal, (stream) => manager.streams.info(stream));
  const consumers = await inGroups(sources, signal, (source) => consumerInfo(manager, source));
  return { streams: [first, ...rest], consumers: consumers.flatMap((info) => info ?? []), skewSeconds };
}

/** The server says when it answered. */
function serverTime(info: StreamInfo): number {
  const at = Date.parse(info.ts ?? '');
  return Number.isNaN(at) ? Date.now() : at;
}

/** One that does not exist yet is left out. */
const consumerInfo = (manager: JetStreamManager, { stream, durable }: PartitionSource) =>
  manager.consumers.info(stream, durable).catch(() => undefined);

async function inGroups<From, To>(
  all: readonly From[],
  signal: AbortSignal,
  ask: (one: From) => Promise<To>,
): Promise<To[]> {
  const answers: To[] = [];
  for (let begin = 0; begin < all.length; begin += AT_ONCE) {
    signal.throwIfAborted();
    answers.push(...(await Promise.all(all.slice(begin, begin + AT_ONCE).map(ask))));
  }
  return answers;
}
