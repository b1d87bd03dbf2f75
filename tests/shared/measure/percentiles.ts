/** How long something took, in milliseconds, over many times. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** The percentiles of some durations by the nearest rank: each is a duration that was measured. */
export function latencyOf(durations: readonly number[]): Latency {
  const sorted = durations.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return {
    count: sorted.length,
    p50: rounded(rank(0.5)),
    p95: rounded(rank(0.95)),
    p99: rounded(rank(0.99)),
    max: rounded(rank(1)),
  };
}

const rounded = (milliseconds: number) => Math.round(milliseconds * 10) / 10;
