import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import type { Rig } from '../rig/rig.ts';
import { until } from '../rig/until.ts';

/** How much waits where; nothing waits where nothing is named. */
export type Waiting = Readonly<Record<string, number>>;

/** Whatever waits in the fleet: on the streams, in the services, at the gateway's door. */
export async function waiting(rig: Rig): Promise<Waiting> {
  const manager = await jetstreamManager(rig.connection);
  const depths = await Promise.all([
    ...[MESSAGES_STREAM, SCHEDULES_STREAM].map((stream) => unconsumed(manager, stream)),
    ...rig.instances.map(({ name, url }) => queuesOf(name, url)),
    gatewayTables(rig.home),
  ]);
  return Object.fromEntries(depths.flat().filter(([, depth]) => depth > 0));
}

/**
 * Waits until nothing waits any more and nothing new comes.
 * @returns what still waited at the end, and whether anything did
 */
export async function drained(rig: Rig, timeoutMs: number): Promise<{ seconds: number; left: Waiting }> {
  const began = performance.now();
  let [left, before, quietSince]: [Waiting, number, number | undefined] = [{}, -1, undefined];
  const quiet = async () => {
    const manager = await jetstreamManager(rig.connection);
    const { last_seq } = (await manager.streams.info(MESSAGES_STREAM)).state;
    const asked = performance.now();
    left = await waiting(rig);
    const isQuiet = last_seq === before && Object.keys(left).length === 0;
    before = last_seq;
    quietSince = isQuiet ? (quietSince ?? asked) : undefined;
    return quietSince !== undefined && performance.now() - quietSince > QUIET_MS;
  };
  await until('all is drained', () => quiet().catch(() => false), timeoutMs).catch(() => undefined);
  const end = quietSince ?? performance.now();
  return { seconds: Math.round((end - began) / 100) / 10, left };
}

/** What is quiet for so long stays so. */
const QUIET_MS = 1_000;
const HEALTH_MS = 2_000;

async function unconsumed(manager: JetStreamManager, stream: string): Promise<[string, number][]> {
  const found: [string, number][] = [];
  for await (const { name, config, num_pending, num_ack_pending } of manager.consumers.list(stream)) {
    if (config.durable_name) found.push([`${stream} ${name}`, num_pending + num_ack_pending]);
  }
  return found;
}

async function queuesOf(name: string, url: string): Promise<[string, number][]> {
  const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(HEALTH_MS) });
  const { queues } = (await response.json()) as { queues: Record<string, number> };
  return Object.entries(queues).map(([queue, depth]) => [`${name} ${queue}`, depth]);
}

/** Updates not answered, notices not told, messages not sent. */
async function gatewayTables(home: string): Promise<[string, number][]> {
  const database = new DatabaseSync(join(home, 'data', 'gateway.sqlite'), { readOnly: true });
  try {
    const count = (statement: string) =>
      Number(database.prepare(`select count(*) as n from ${statement}`).get()?.n);
    return [
      ['gateway updates', count('updates')],
      ['gateway notices', count("notices where urgency <> 'later'")],
      ['gateway outgoing', count("outgoing where state = 'waiting'")],
    ];
  } finally {
    database.close();
  }
}
