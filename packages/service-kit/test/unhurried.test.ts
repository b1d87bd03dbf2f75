import { expect, it } from '@jest/globals';
import { pauseAfter } from '../src/audit/unhurried.ts';

it('Work that is in no hurry takes a twentieth of the time, and waits two seconds at most, also after one that waited for a server', () => {
  expect([1, 10, 100].map(pauseAfter)).toEqual([19, 190, 1_900]);
  expect([200, 4_000].map(pauseAfter)).toEqual([2_000, 2_000]);
});
