import { describe, expect, it } from 'vitest';
import { latencyOf } from './percentiles.ts';

describe('The percentiles of durations', () => {
  it('are durations that were measured, whatever their order', () => {
    const durations = Array.from({ length: 1_000 }, (_, index) => 1_000 - index);
    expect(latencyOf(durations)).toEqual({ count: 1_000, p50: 500, p95: 950, p99: 990, max: 1_000 });
  });

  it('are all the same for one duration', () => {
    expect(latencyOf([7.04])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 });
  });

  it('are none when nothing was measured', () => {
    expect(latencyOf([])).toMatchObject({ count: 0, p99: Number.NaN });
  });
});
