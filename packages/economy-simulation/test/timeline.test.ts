import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timeline } from '../src/machine/timeline.ts';

describe('A timeline', () => {
  it('gives what comes by time, and what comes at one moment in the order in which it was put there', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (moments) => {
        const timeline = new Timeline<number>();
        for (const [turn, at] of moments.entries()) timeline.put(at, turn);
        const taken: number[] = [];
        for (let next = timeline.take(); next; next = timeline.take()) taken.push(next.what);
        const wanted = [...moments.keys()].toSorted((a, b) => moments[a]! - moments[b]! || a - b);
        expect(taken).toEqual(wanted);
      }),
    ));

  it('says when the next comes', () => {
    const timeline = new Timeline<string>();
    expect(timeline.nextAt).toBeUndefined();
    timeline.put(5, 'later');
    timeline.put(3, 'sooner');
    expect(timeline.nextAt).toBe(3);
  });
});
