import {
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos, PermissionViolationError } from '@nats-io/nats-core';
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
    allow_batched: true,
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
const INSUFFICIENT_STORAGE = 10_047;
/** A stream that must be smaller than this is of no use. */
const SMALLEST = 1_000_000;

/**
 * Makes the streams, or brings them to what the code says; safe to do from several services at once. On a server with
 * less room than they may take they are bounded by what there is, so that they are full before the disk is. Where
 * only an administrator may change one, it stays as it is.
 */
export async function ensureStreams(manager: JetStreamManager, limits: StreamLimits = DEFAULT_STREAM_LIMITS) {
  let { maxBytes } = limits;
  while (!(await fit(manager, { ...limits, maxBytes }))) {
    if (maxBytes < SMALLEST) throw new NoRoom();
    const there = await manager.streams.info(MESSAGES_STREAM).catch(() => undefined);
    const before = there?.config.max_bytes ?? maxBytes;
    maxBytes = before < maxBytes ? before : Math.floor(maxBytes / 2);
  }
}

/** @returns false when the server has not enough room for them */
async function fit(manager: JetStreamManager, limits: StreamLimits): Promise<boolean> {
  try {
    for (const config of streamConfigs(limits)) await ensureStream(manager, config);
    return true;
  } catch (error) {
    if (codeOf(error) === INSUFFICIENT_STORAGE) return false;
    throw error;
  }
}

/** The server has no room for streams that would be of any use. */
export class NoRoom extends Error {
  readonly code = 'no-room';
  constructor() {
    super('NATS has too little room for the streams: give it more disk, or a higher max_file_store');
    this.name = 'NoRoom';
  }
}

async function ensureStream(manager: JetStreamManager, config: Partial<StreamConfig>) {
  try {
    await manager.streams.add(config as StreamConfig & { name: string });
  } catch (error) {
    if (codeOf(error) !== ALREADY_EXISTS) throw error;
    await manager.streams.update(config.name!, config).catch((refused) => {
      if (!(refused instanceof PermissionViolationError)) throw refused;
    });
  }
}

const codeOf = (error: unknown) => (error as { code?: number }).code;
