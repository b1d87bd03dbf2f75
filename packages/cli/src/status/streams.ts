import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { DEAD_LETTERS_STREAM, MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import { AUDIT_SUBJECTS } from '../dlq/audit.ts';
import type { StreamStatus } from './fleet-status.ts';

/** What JetStream tells of the fleet. */
export interface Streams {
  readonly streams: readonly StreamStatus[];
  readonly deadLetters: number | null;
  /** Messages not dealt with, by service. */
  readonly pending: ReadonlyMap<string, number>;
}

/** Asks JetStream; streams that are not there are left out. */
export async function readStreams(connection: NatsConnection): Promise<Streams> {
  const manager = await jetstreamManager(connection);
  const names = [MESSAGES_STREAM, SCHEDULES_STREAM, DEAD_LETTERS_STREAM];
  const streams = (await Promise.all(names.map((name) => streamStatus(manager, name)))).flat();
  const [deadLetters, ...pending] = await Promise.all([
    countLetters(manager),
    addPending(manager, MESSAGES_STREAM),
    addPending(manager, SCHEDULES_STREAM),
  ]);
  return { streams, deadLetters, pending: summed(pending.flat()) };
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

async function addPending(manager: JetStreamManager, stream: string): Promise<[string, number][]> {
  const found: [string, number][] = [];
  try {
    for await (const consumer of manager.consumers.list(stream)) {
      const service = DURABLE.exec(consumer.name)?.[1];
      if (service) found.push([service, consumer.num_pending + consumer.num_ack_pending]);
    }
  } catch {
    // The stream is not there yet: nothing waits on it.
  }
  return found;
}

function summed(counts: readonly [string, number][]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [service, count] of counts) sums.set(service, (sums.get(service) ?? 0) + count);
  return sums;
}
