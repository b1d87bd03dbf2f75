import { describe, expect, it } from 'vitest';
import { linear, logarithmic } from '../src/charts/scale.ts';

describe('An axis', () => {
  it('goes from zero to a round number above the highest value', () => {
    const { ticks, place } = linear([3, 870]);
    expect(ticks).toEqual([0, 500, 1_000]);
    expect([place(0), place(250), place(1_000)]).toEqual([0, 0.25, 1]);
  });

  it('has room when all values are zero', () => {
    expect(linear([0, 0]).ticks.at(-1)).toBe(1);
  });

  it('goes by powers of ten around the values', () => {
    const { ticks, place } = logarithmic([40, 2_500]);
    expect(ticks).toEqual([10, 100, 1_000, 10_000]);
    expect([place(10), place(10_000)]).toEqual([0, 1]);
  });

  it('keeps what cannot be placed at its end', () => {
    expect(logarithmic([40, Number.POSITIVE_INFINITY]).place(Number.POSITIVE_INFINITY)).toBe(1);
  });
});
