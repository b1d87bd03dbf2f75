import { expect, it } from 'vitest';
import { BackOff } from '../src/up/back-off.ts';

it('waits twice as long each time something ends early, up to half a minute, and hardly after it ran well', () => {
  const backOff = new BackOff();
  const waits = Array.from({ length: 12 }, () => backOff.next(100));
  expect(waits).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000]);
  expect(backOff.next(3_000)).toBe(50);
});
