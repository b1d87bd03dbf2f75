import { type ConsumerInfo, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { DEAD_LETTERS_STREAM, MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import { AUDIT_SUBJECTS } from '../dlq/audit.ts';
import type { StreamStatus, StuckConsumer } from './fleet-status.ts';

/** What JetStream tells of the fleet. */
export interface Streams {
  readonly streams: readonly StreamStatus[];
  readonly deadLetters: number | null;
  /** Messages not dealt with, by service. */
  readonly pending: ReadonlyMap<string, number>;
  readonly stuck: readonly StuckConsumer[];
}

/** Asks JetStream; streams that are not there are left out. */
export async function readStreams(connection: NatsConnection): Promise<Streams> {
  const manager = await jetstreamManager(connection);
  const names = [MESSAGES_STREAM, SCHEDULES_STREAM, DEAD_LETTERS_STREAM];
  const streams = (await Promise.all(names.map((name) => streamStatus(manager, name)))).flat();
  const [deadLetters, ...found] = await Promise.all([
    countLetters(manager),
    consumersOf(manager, MESSAGES_STREAM),
    consumersOf(manager, SCHEDULES_STREAM),
  ]);
  const consumers = found.flat();
  return { streams, deadLetters, pending: pendingIn(consumers), stuck: consumers.flatMap(stuckOf) };
}

async function streamStatus(manager: JetStreamManager, name: string): Promise<StreamStatus[]> {
  try {
    const { config, state } = await manager.streams.info(name);
    const maxBytes = config.max_bytes > 0 ? config.max_bytes : null;
    return [{ name, messages: state.messages, bytes: state.bytes, maxBytes }];
  } catch {
    return [];
  }
}

/** Letters that wait; what was done with earlier ones lies in the same stream and does not count. */
async function countLetters(manager: JetStreamManager): Promise<number | null> {
  try {
    const all = { subjects_filter: '>' };
    const { state } = await manager.streams.info(DEAD_LETTERS_STREAM, all);
    const waiting = Object.entries(state.subjects ?? {}).filter(([subject]) => !AUDIT_SUBJECTS.test(subject));
    return waiting.reduce((sum, [, count]) => sum + count, 0);
  } catch {
    return null;
  }
}

/** Durable consumers are named `<service>-<store>-p<partition>`. */
const DURABLE = /^(.+)-(?:sql|mongo)-p\d+$/;

async function consumersOf(manager: JetStreamManager, stream: string): Promise<ConsumerInfo[]> {
  const found: ConsumerInfo[] = [];
  try {
    for await (const consumer of manager.consumers.list(stream)) found.push(consumer);
  } catch {
    // The stream is not there yet: nothing waits on it.
  }
  return found;
}

function pendingIn(consumers: readonly ConsumerInfo[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { name, num_pending } of consumers) {
    const service = DURABLE.exec(name)?.[1];
    if (service) sums.set(service, (sums.get(service) ?? 0) + num_pending);
  }
  return sums;
}

function stuckOf({ name, stream_name: stream, num_ack_pending: unacknowledged, config }: ConsumerInfo) {
  const most = config.max_ack_pending ?? 0;
  return most > 0 && unacknowledged >= most && DURABLE.test(name) ? [{ name, stream, unacknowledged }] : [];
}
