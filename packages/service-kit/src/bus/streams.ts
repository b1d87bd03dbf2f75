import {
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import {
  DEAD_LETTERS_STREAM,
  DEAD_LETTERS_SUBJECTS,
  MESSAGES_STREAM,
  MESSAGES_SUBJECTS,
  SCHEDULES_STREAM,
  SCHEDULES_SUBJECTS,
} from '@yabot/contracts';

/** For how long the messages stream keeps what it holds. */
export const KEPT_DAYS = 7;
export const DAY_MS = 86_400_000;
const GIB = 1024 ** 3;

/** How the streams are kept. The databases are the book of record; the streams are transport, and bounded. */
export interface StreamLimits {
  readonly replicas: number;
  readonly maxBytes: number;
}

/** Limits that fit one machine. */
export const DEFAULT_STREAM_LIMITS: StreamLimits = { replicas: 1, maxBytes: 4 * GIB };

/** The streams of the fleet, as {@link ensureStreams} makes them. */
export function streamConfigs({ replicas, maxBytes }: StreamLimits): Partial<StreamConfig>[] {
  const kept = {
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    // A full stream refuses with a clear error, and the outbox keeps what it could not take.
    discard: DiscardPolicy.New,
    num_replicas: replicas,
    duplicate_window: nanos(10 * 60_000),
    allow_direct: true,
    allow_atomic: true,
    deny_purge: false,
  };
  return [
    {
      ...kept,
      name: MESSAGES_STREAM,
      subjects: [...MESSAGES_SUBJECTS],
      description: 'Events and durable commands',
      max_bytes: maxBytes,
      max_age: nanos(KEPT_DAYS * DAY_MS),
    },
    {
      ...kept,
      name: SCHEDULES_STREAM,
      subjects: [...SCHEDULES_SUBJECTS],
      description: 'Commands for later',
      // The server has no schedules on a stream that discards new messages; the sweeps catch what one would lose.
      discard: DiscardPolicy.Old,
      max_bytes: Math.floor(maxBytes / 4),
      allow_msg_schedules: true,
      allow_msg_ttl: true,
      allow_rollup_hdrs: true,
    },
    {
      ...kept,
      name: DEAD_LETTERS_STREAM,
      subjects: [...DEAD_LETTERS_SUBJECTS],
      description: 'Messages that could not be handled',
      max_bytes: Math.floor(maxBytes / 4),
      max_age: nanos(90 * DAY_MS),
    },
  ];
}

const ALREADY_EXISTS = 10_058;

/** Makes the streams, or brings them to what the code says; safe to do from several services at once. */
export async function ensureStreams(manager: JetStreamManager, limits: StreamLimits = DEFAULT_STREAM_LIMITS) {
  for (const config of streamConfigs(limits)) {
    try {
      await manager.streams.add(config as StreamConfig & { name: string });
    } catch (error) {
      if ((error as { code?: number }).code !== ALREADY_EXISTS) throw error;
      await manager.streams.update(config.name!, config);
    }
  }
}
