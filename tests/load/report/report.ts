import type { Inner } from '../inner/inner.ts';
import type { Machine } from '../measure/machine.ts';
import type { Latency } from '../measure/percentiles.ts';
import type { Idle } from '../whole/idle.ts';
import type { WithLimits } from '../whole/limits.ts';
import type { Whole } from '../whole/whole.ts';

/** All that was measured in one run, and under which conditions. */
export interface Report {
  readonly at: string;
  readonly machine: Machine;
  readonly versions: { readonly node: string; readonly nats: string; readonly mongo: string };
  readonly load: { readonly before: number; readonly after: number };
  readonly inner?: Inner;
  readonly whole?: Whole;
  readonly withLimits?: WithLimits;
  readonly idle?: Idle;
}

export function sumsRight({ inner, whole, withLimits }: Report): boolean {
  return [inner, whole, withLimits].every((part) => part === undefined || part.sums.right);
}

/** The report for programs: figures under stable names, and all the rest under `details`. */
export function summary(report: Report) {
  const { at, machine, versions, load, inner, whole, withLimits, idle } = report;
  return {
    at,
    machine,
    versions,
    load,
    sumsRight: sumsRight(report),
    ...(inner && {
      inner: {
        throughputPerSecond: inner.batched.flood.perSecond,
        latencyMs: byRate(inner.batched.paced),
      },
      perMessageTransaction: {
        throughputPerSecond: inner.oneByOne.flood.perSecond,
        latencyMs: byRate(inner.oneByOne.paced),
      },
      limit: inner.limits,
    }),
    ...(whole && {
      whole: {
        throughputPerSecond: whole.perSecond,
        latencyMs: byRate([{ perSecond: whole.shape.perSecond, latencyMs: whole.stages.told }]),
      },
    }),
    ...(withLimits && {
      withLimits: {
        throughputPerSecond: withLimits.perSecond,
        latencyMs: byRate([{ perSecond: withLimits.shape.perSecond, latencyMs: withLimits.answers }]),
      },
    }),
    ...(idle && { idle }),
    details: { inner, whole, withLimits },
  };
}

const byRate = (measured: readonly { perSecond: number; latencyMs: Latency }[]) =>
  Object.fromEntries(
    measured.map(({ perSecond, latencyMs: { p50, p95, p99, max } }) => [perSecond, { p50, p95, p99, max }]),
  );
