import type { NatsConnection } from '@nats-io/nats-core';
import { SERVICE_NAMES } from '@yabot/contracts';
import type { Health } from '@yabot/service-kit';
import { getJson } from '../fleet/http.ts';
import type { KnownFleet } from '../fleet/known-fleet.ts';
import { type Presence, pingServices } from '../fleet/ping.ts';
import { t } from '../terminal/messages.ts';
import { connectNats, messageOf, withoutSecrets } from '../up/reach.ts';
import {
  type FleetStatus,
  type InstanceStatus,
  ofInstances,
  type ServiceStatus,
  worst,
} from './fleet-status.ts';
import { readStreams, type Streams } from './streams.ts';

const HEALTH_MS = 2_000;
const PATIENCE = { maxMs: 1_000, quietMs: 200 };
const NOTHING: Streams = { streams: [], deadLetters: null, pending: new Map(), stuck: [] };

/** Asks every instance that answers on NATS, and those that `yabot up` knows of, how it is. */
export async function readStatus(fleet: KnownFleet, now: Date): Promise<FleetStatus> {
  const nats = await openNats(fleet);
  const connection = 'connection' in nats ? nats.connection : undefined;
  try {
    const [present, streams] = connection
      ? await Promise.all([pingServices(connection, PATIENCE), readStreams(connection)])
      : [presentByFile(fleet), NOTHING];
    const instances = await Promise.all(present.map(instanceStatus));
    const services = namesOf(fleet, present).map((name) =>
      serviceStatus(name, instancesOf(name, present, instances), streams, fleet),
    );
    const url = fleet.natsUrl ? withoutSecrets(fleet.natsUrl) : null;
    const natsStatus = connection ? 'healthy' : 'failed';
    return {
      status: worst([natsStatus, ...services.map(({ status }) => status)]),
      at: now.toISOString(),
      nats: { status: natsStatus, url, ...('reason' in nats ? { reason: nats.reason } : {}) },
      services,
      streams: streams.streams,
      stuck: streams.stuck,
      deadLetters: streams.deadLetters,
    };
  } finally {
    await connection?.close();
  }
}

async function openNats({
  natsUrl,
  natsKey,
  up,
}: KnownFleet): Promise<{ connection: NatsConnection } | { reason: string }> {
  if (!natsUrl) return { reason: up ? 'starting' : 'unknown' };
  try {
    return { connection: await connectNats(natsUrl, natsKey) };
  } catch (error) {
    return { reason: messageOf((error as Error).cause ?? error) };
  }
}

/** Without NATS nobody answers a PING; what `yabot up` knows still answers for itself. */
function presentByFile({ up }: KnownFleet): Presence[] {
  return Object.entries(up?.services ?? {}).flatMap(([name, { healthUrl, state }]) =>
    healthUrl && state === 'running' ? [{ name, version: '', instance: healthUrl, healthUrl }] : [],
  );
}

/** Every service of the contracts, and whatever else is there. */
function namesOf({ up }: KnownFleet, present: readonly Presence[]): string[] {
  return [
    ...new Set([...SERVICE_NAMES, ...Object.keys(up?.services ?? {}), ...present.map(({ name }) => name)]),
  ];
}

async function instanceStatus(presence: Presence): Promise<InstanceStatus> {
  const { instance, version, healthUrl = null } = presence;
  const health = healthUrl ? await getJson<Health>(`${healthUrl}/health`, HEALTH_MS) : undefined;
  if (!health) {
    // It answers on NATS, and its health does not: alive, and hardly well.
    const status = version ? 'degraded' : 'failed';
    return {
      instance,
      version,
      healthUrl,
      status,
      since: null,
      ready: false,
      dependencies: {},
      queues: {},
      oldest: {},
      partitions: {},
    };
  }
  const { status, since, ready, dependencies, queues, oldest, lastFault, versions, partitions } = health.body;
  return {
    instance: health.body.instance,
    version: versions.code,
    healthUrl,
    status: ready || status === 'failed' ? status : 'degraded',
    since,
    ready,
    dependencies,
    queues,
    oldest: oldest ?? {},
    ...(lastFault ? { lastFault } : {}),
    partitions,
  };
}

function instancesOf(name: string, present: readonly Presence[], instances: readonly InstanceStatus[]) {
  return instances.filter((_, index) => present[index]!.name === name);
}

function serviceStatus(
  name: string,
  instances: readonly InstanceStatus[],
  { pending }: Streams,
  { up }: KnownFleet,
): ServiceStatus {
  const waiting = pending.get(name) ?? 0;
  if (instances.length > 0) return ofInstances(name, instances, waiting);
  const known = up?.services[name];
  const told = known && known.state !== 'running' ? known : undefined;
  // What has not begun yet has not failed.
  const starts = up?.state === 'starting' && (!known || known.state === 'starting');
  const reason = starts ? t('status.starting') : told?.reason;
  return {
    name,
    status: starts ? 'degraded' : 'failed',
    since: told?.since ?? null,
    ...(reason ? { reason } : {}),
    instances: [],
    pending: waiting,
    queues: {},
  };
}
