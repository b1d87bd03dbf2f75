import type { Latency } from '../../shared/measure/percentiles.ts';

export const LATENCY_HEAD = ['p50', 'p95', 'p99', 'max'] as const;

export const latencyCells = ({ p50, p95, p99, max }: Latency): string[] => [p50, p95, p99, max].map(duration);

/** In milliseconds, with a decimal where that says something. */
export function duration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return 'never';
  return milliseconds < 100 ? milliseconds.toFixed(1) : String(Math.round(milliseconds));
}
