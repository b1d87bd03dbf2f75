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
  const rank = rankedIn(durations);
  return {
    count: durations.length,
    p50: rounded(rank(0.5)),
    p95: rounded(rank(0.95)),
    p99: rounded(rank(0.99)),
    max: rounded(rank(1)),
  };
}

/** The value in the middle of some, of an even number the lower one. */
export const medianOf = (values: readonly number[]): number => rankedIn(values)(0.5);

/** @returns what tells the value below or at which a share of them is */
function rankedIn(values: readonly number[]): (share: number) => number {
  const sorted = values.toSorted((a, b) => a - b);
  return (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const rounded = (milliseconds: number) => Math.round(milliseconds * 10) / 10;
