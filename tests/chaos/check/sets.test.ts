import { describe, expect, it } from 'vitest';
import { compareSets, sumOf } from './sets.ts';

describe('What was to be there and what is', () => {
  it('agree when each is there as often as it was to be', () => {
    expect(compareSets('x', ['a', 'b', 'b'], ['b', 'a', 'b'])).toEqual({
      name: 'x',
      expected: 3,
      found: 3,
      lost: [],
      doubled: [],
      unexpected: [],
    });
  });

  it('tell what is lost, doubled and unexpected', () => {
    const check = compareSets('x', ['a', 'b', 'c', 'c'], ['b', 'b', 'c', 'd']);
    expect(check).toMatchObject({ lost: ['a', 'c'], doubled: ['2 × b'], unexpected: ['d'] });
    expect(sumOf([check, check])).toEqual({ lost: 4, doubled: 2, unexpected: 2 });
  });
});
