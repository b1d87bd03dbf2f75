import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { DEAD_LETTERS_STREAM, MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import { AUDIT_SUBJECTS } from '../dlq/audit.ts';
import { type ServiceConsumer, serviceConsumers } from '../streams/consumers.ts';
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
  const [deadLetters, consumers] = await Promise.all([countLetters(manager), serviceConsumers(manager)]);
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

function pendingIn(consumers: readonly ServiceConsumer[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { service, info } of consumers) {
    sums.set(service, (sums.get(service) ?? 0) + info.num_pending);
  }
  return sums;
}

function stuckOf({ info }: ServiceConsumer): StuckConsumer[] {
  const { name, stream_name: stream, num_ack_pending: unacknowledged, config } = info;
  const most = config.max_ack_pending ?? 0;
  return most > 0 && unacknowledged >= most ? [{ name, stream, unacknowledged }] : [];
}
