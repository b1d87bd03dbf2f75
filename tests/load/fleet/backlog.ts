import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { MESSAGES_STREAM } from '@yabot/contracts';
import type { ServiceProcess } from './service-process.ts';

/** How many messages wait, by where. */
export type Depths = Readonly<Record<string, number>>;

/** Reads how much the stream still holds for each service: to be delivered, or delivered and not acknowledged. */
export async function openBacklog(connection: NatsConnection): Promise<() => Promise<Depths>> {
  const manager = await jetstreamManager(connection);
  return () => backlogOf(manager);
}

async function backlogOf(manager: JetStreamManager): Promise<Depths> {
  const depths: Record<string, number> = {};
  for await (const { config, num_pending, num_ack_pending } of manager.consumers.list(MESSAGES_STREAM)) {
    if (!config.durable_name) continue;
    const [service = ''] = config.durable_name.split('-');
    depths[service] = (depths[service] ?? 0) + num_pending + num_ack_pending;
  }
  return depths;
}

/** What waits inside the services: for a batch, to be published, and whatever else a service tells of. */
export async function queuesOf(services: readonly ServiceProcess[]): Promise<Depths> {
  const each = await Promise.all(
    services.map(async ({ name, url }) => {
      const { queues } = (await (await fetch(`${url}/health`)).json()) as { queues: Depths };
      return Object.entries(queues).map(([queue, depth]) => [`${name} ${queue}`, depth] as const);
    }),
  );
  return Object.fromEntries(each.flat());
}

export const totalOf = (depths: Depths): number =>
  Object.values(depths).reduce((sum, depth) => sum + depth, 0);
