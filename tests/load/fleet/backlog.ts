import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { MESSAGES_STREAM } from '@yabot/contracts';
import type { ServiceProcess } from './service-process.ts';

/** How many messages wait, by where. */
export type Depths = Readonly<Record<string, number>>;

/** Reads how much the stream still holds for each service. */
export async function openBacklog(connection: NatsConnection): Promise<() => Promise<Depths>> {
  const manager = await jetstreamManager(connection);
  return () => backlogOf(manager);
}

async function backlogOf(manager: JetStreamManager): Promise<Depths> {
  const depths: Record<string, number> = {};
  for await (const { config, num_pending } of manager.consumers.list(MESSAGES_STREAM)) {
    if (!config.durable_name) continue;
    const [service = ''] = config.durable_name.split('-');
    depths[service] = (depths[service] ?? 0) + num_pending;
  }
  return depths;
}

/** What waits inside the services: for a batch, to be published, and in the gateway to be sent or answered. */
export async function queuesOf(services: readonly ServiceProcess[]): Promise<Depths> {
  const each = await Promise.all(
    services.map(async ({ name, url }) => {
      const { queues } = (await (await fetch(`${url}/health`)).json()) as { queues: Depths };
      const own = name === 'gateway' ? await gatewayQueues(url) : [];
      return [...Object.entries(queues), ...own].map(
        ([queue, depth]) => [`${name} ${queue}`, depth] as const,
      );
    }),
  );
  return Object.fromEntries(each.flat());
}

/** How much waits for the service for which the most waits: on the stream, and for its batches. */
export async function mostWaiting(stream: Depths, services: readonly ServiceProcess[]): Promise<number> {
  const own = await queuesOf(services);
  const waiting = new Map(services.map(({ name }) => [name as string, stream[name] ?? 0]));
  for (const [queue, depth] of Object.entries(own)) {
    const [name = ''] = queue.split(' ');
    if (queue.endsWith('.batch')) waiting.set(name, (waiting.get(name) ?? 0) + depth);
  }
  return Math.max(0, ...waiting.values());
}

async function gatewayQueues(url: string) {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const found = metrics.matchAll(/^yabot_gateway_queue_depth{.*queue="(\w+)".*} (\d+)$/gm);
  return [...found].map(([, queue, depth]) => [queue!, Number(depth)] as const);
}

export const totalOf = (depths: Depths): number =>
  Object.values(depths).reduce((sum, depth) => sum + depth, 0);
