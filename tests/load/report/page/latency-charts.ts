import { lineChart, type Series } from '@yabot/pictures/charts';
import type { Latency } from '../../../shared/measure/percentiles.ts';
import type { Report } from '../report.ts';

/** Latency against rate: the inner path in batches and one by one, and the whole path. */
export function latencyCharts({ inner, whole }: Report): string[] {
  const told = whole?.paced.map(({ shape, stages }) => ({
    perSecond: shape.perSecond,
    latencyMs: stages.told,
  }));
  return [
    inner && latencyChart('Inner path: until the last event', inner.batched.paced),
    told && latencyChart('From Telegram to Telegram: until the last message', told),
  ].filter((chart) => chart !== undefined);
}

type AtRate = { readonly perSecond: number; readonly latencyMs: Latency };

function latencyChart(title: string, measured: readonly AtRate[]): string {
  const series = (['p50', 'p95', 'p99', 'max'] as const).map(
    (name): Series => ({
      name,
      points: measured.map(({ perSecond, latencyMs }) => [perSecond, latencyMs[name]] as const),
    }),
  );
  return lineChart({ title, x: 'reactions a second', y: 'ms', series, logarithmicY: true });
}
