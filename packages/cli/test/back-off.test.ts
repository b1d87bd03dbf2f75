import { expect, it } from '@jest/globals';
import { BackOff } from '../src/up/back-off.ts';

it('waits twice as long each time something ends early, up to half a minute, and hardly after it ran well', () => {
  const backOff = new BackOff();
  const waits = Array.from({ length: 9 }, () => backOff.next(100));
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(backOff.next(10_000)).toBe(250);
});
