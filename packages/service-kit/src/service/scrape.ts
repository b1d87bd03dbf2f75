import type { TellMetrics } from '../observability/health-server.ts';
import { openStateMetrics } from '../observability/state-metrics.ts';
import { openStreamMetrics } from '../observability/stream-metrics.ts';
import type { BusSide } from './bus-side.ts';
import type { Core } from './core.ts';
import type { Runtimes } from './runtimes.ts';

/** What `/metrics` answers. How the instance and its streams are is looked up when somebody asks, and not otherwise. */
export function scraping(
  { metrics: { registry }, health }: Core,
  { bus, runtimes }: { readonly bus: BusSide; readonly runtimes: Runtimes },
  isReady: () => boolean,
): TellMetrics {
  const tellState = openStateMetrics(registry);
  const tellStreams = openStreamMetrics(registry, {
    connection: () => bus.connection,
    sources: () => runtimes.sources,
  });
  return async () => {
    await tellStreams();
    const { queues, partitions } = runtimes;
    tellState({ ready: isReady(), dependencies: health.dependencies, queues, partitions });
    return { type: registry.contentType, body: await registry.metrics() };
  };
}
