import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { DEFAULT_STREAM_LIMITS, ensureStreams } from '@yabot/service-kit';
import { readSettings } from '@yabot/service-kit/settings';

/** Makes the streams as the settings say. The services may make streams that are gone, and change none. */
export async function declareStreams(connection: NatsConnection, environment: NodeJS.ProcessEnv) {
  const { NATS_REPLICAS: replicas, NATS_STREAM_MAX_BYTES: maxBytes = DEFAULT_STREAM_LIMITS.maxBytes } =
    readSettings(environment, undefined);
  await ensureStreams(await jetstreamManager(connection), { replicas, maxBytes });
}
