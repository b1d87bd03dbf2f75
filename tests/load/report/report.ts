import type { DocumentsKind } from '../../shared/documents.ts';
import type { Latency } from '../../shared/measure/percentiles.ts';
import type { Inner, Throughput } from '../inner/inner.ts';
import type { Machine } from '../measure/machine.ts';
import type { Idle } from '../whole/idle.ts';
import type { WithLimits } from '../whole/limits.ts';
import type { Whole } from '../whole/whole.ts';

/** All that was measured in one run, and under which conditions. */
export interface Report {
  readonly at: string;
  readonly machine: Machine;
  readonly documents: DocumentsKind;
  /** MongoDB's where documents are in it. */
  readonly versions: { readonly node: string; readonly nats: string; readonly mongo?: string };
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
  const { at, machine, documents, versions, load, inner, whole, withLimits, idle } = report;
  return {
    at,
    machine,
    documents,
    versions,
    load,
    sumsRight: sumsRight(report),
    ...(inner && {
      inner: throughput(inner.batched),
      perMessageTransaction: throughput(inner.oneByOne),
      limit: {
        throughputPerSecond: inner.limits.togetherPerSecond,
        ...inner.limits,
        ...(documents === 'mongo' && { mongo: inner.limits.documents }),
      },
      ratios: ratiosOf(inner),
    }),
    ...(whole && {
      whole: {
        throughputPerSecond: whole.flatOut.perSecond,
        latencyMs: byRate(
          whole.paced.map(({ shape, stages }) => ({ perSecond: shape.perSecond, latencyMs: stages.told })),
        ),
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

/** How the batches stand beside one transaction a message, and beside the servers alone, in the same run. */
export function ratiosOf({ batched, oneByOne, limits }: Inner) {
  const { perSecond } = batched.flatOut;
  return {
    toPerMessageTransaction: rounded(perSecond / oneByOne.flatOut.perSecond),
    ofLimit: rounded(perSecond / limits.togetherPerSecond),
  };
}

const rounded = (ratio: number) => Math.round(ratio * 100) / 100;

const throughput = ({ flatOut, paced }: Throughput) => ({
  throughputPerSecond: flatOut.perSecond,
  latencyMs: byRate(paced),
});

const byRate = (measured: readonly { perSecond: number; latencyMs: Latency }[]) =>
  Object.fromEntries(
    measured.map(({ perSecond, latencyMs: { p50, p95, p99, max } }) => [perSecond, { p50, p95, p99, max }]),
  );
