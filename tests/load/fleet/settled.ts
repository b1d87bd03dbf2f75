import { setTimeout as wait } from 'node:timers/promises';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { MESSAGES_STREAM } from '@yabot/contracts';
import type { LoadFleet } from './load-fleet.ts';

const POLL_MS = 250;

/**
 * Waits until no service has anything left to do: streams consumed, batches done, outboxes published.
 * @throws when that takes longer
 */
export async function settled(fleet: LoadFleet, timeoutMs: number): Promise<void> {
  const manager = await jetstreamManager(fleet.connection);
  const deadline = performance.now() + timeoutMs;
  for (let before = -1; performance.now() < deadline; await wait(POLL_MS)) {
    const last = (await manager.streams.info(MESSAGES_STREAM)).state.last_seq;
    const quiet = last === before && (await unconsumed(manager)) === 0 && (await queued(fleet)) === 0;
    if (quiet) return;
    before = last;
  }
  throw new Error(`The services still have work to do after ${timeoutMs / 1_000} s`);
}

async function unconsumed(manager: JetStreamManager): Promise<number> {
  let waiting = 0;
  for await (const { config, num_pending, num_ack_pending } of manager.consumers.list(MESSAGES_STREAM)) {
    if (config.durable_name) waiting += num_pending + num_ack_pending;
  }
  return waiting;
}

async function queued({ services }: LoadFleet): Promise<number> {
  const depths = await Promise.all(
    services.map(async ({ url }) => {
      const { queues } = (await (await fetch(`${url}/health`)).json()) as { queues: Record<string, number> };
      return Object.values(queues).reduce((sum, depth) => sum + depth, 0);
    }),
  );
  return depths.reduce((sum, depth) => sum + depth, 0);
}
