import type { ServiceProcess } from '../fleet/service-process.ts';

/** How a service has worked: in how many transactions, of which size. */
export interface Batches {
  readonly service: string;
  readonly count: number;
  readonly messages: number;
  /** How long all of them took together, from the first read to the commit. */
  readonly seconds: number;
}

/** Reads how the services have worked so far; what the function it returns tells is how they did since then. */
export async function recordBatches(services: readonly ServiceProcess[]): Promise<() => Promise<Batches[]>> {
  const before = await Promise.all(services.map(batchesOf));
  return async () => {
    const after = await Promise.all(services.map(batchesOf));
    return after.map(({ service, count, messages, seconds }, index) => ({
      service,
      count: count - before[index]!.count,
      messages: messages - before[index]!.messages,
      seconds: seconds - before[index]!.seconds,
    }));
  };
}

async function batchesOf({ name, url }: ServiceProcess): Promise<Batches> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const sum = (metric: string) =>
    [...metrics.matchAll(new RegExp(`^${metric}(?:{.*})? (.+)$`, 'gm'))].reduce(
      (all, [, value]) => all + Number(value),
      0,
    );
  return {
    service: name,
    count: sum('yabot_batch_messages_count'),
    messages: sum('yabot_batch_messages_sum'),
    seconds: sum('yabot_batch_duration_seconds_sum'),
  };
}
