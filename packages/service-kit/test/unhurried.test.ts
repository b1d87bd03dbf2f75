import { expect, it } from 'vitest';
import { pauseAfter, unhurried } from '../src/audit/unhurried.ts';

it('Work that is in no hurry takes a twentieth of the time, and waits two seconds at most, also after one that waited for a server', () => {
  expect([1, 10, 100].map(pauseAfter)).toEqual([19, 190, 1_900]);
  expect([200, 4_000].map(pauseAfter)).toEqual([2_000, 2_000]);
});

it('Work that is in no hurry leaves no pause when it is told to stop, and begins nothing more', async () => {
  const stopping = new AbortController();
  let begun = 0;
  const work = async () => {
    begun += 1;
    stopping.abort();
  };
  await expect(unhurried(work, stopping.signal)).rejects.toThrow(/abort/);
  await expect(unhurried(work, stopping.signal)).rejects.toThrow(/abort/);
  expect(begun).toBe(1);
});
