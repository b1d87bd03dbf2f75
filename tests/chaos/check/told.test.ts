import { expect, it } from 'vitest';
import { coverage } from './told.ts';

it('counts what the pieces cover together', () => {
  const pieces = [
    { amount: 5, balance: 5 },
    { amount: 4, balance: 9 },
  ];
  expect(coverage(pieces)).toEqual({ covered: 9, last: 9, repeated: 0 });
});

it('finds a piece that is missing, in the middle or at the end', () => {
  const first = { amount: 5, balance: 5 };
  expect(coverage([first, { amount: 2, balance: 9 }])).toEqual({ covered: 7, last: 9, repeated: 0 });
  expect(coverage([first])).toEqual({ covered: 5, last: 5, repeated: 0 });
});

it('takes a piece that was told again, the same or grown, for no more than it is', () => {
  const first = { amount: 5, balance: 5 };
  expect(coverage([first, first])).toEqual({ covered: 5, last: 5, repeated: 1 });
  expect(coverage([first, { amount: 9, balance: 9 }])).toEqual({ covered: 9, last: 9, repeated: 1 });
});

it('shows that more was told than there was', () => {
  expect(coverage([{ amount: 5, balance: 12 }]).last).toBe(12);
});
