import { expect, it } from 'vitest';
import { inTempo, pauseAfter } from '../src/audit/tempo.ts';

const pausesOf = (times: readonly number[], urgent: boolean) => times.map((time) => pauseAfter(time, urgent));

it('An audit takes a twentieth of the time, and waits two seconds at most, also after work that waited for a server', () => {
  expect(pausesOf([1, 10, 100], false)).toEqual([19, 190, 1_900]);
  expect(pausesOf([200, 4_000], false)).toEqual([2_000, 2_000]);
});

it('An audit takes half of the time while something is missing', () => {
  expect(pausesOf([1, 10, 100, 4_000], true)).toEqual([1, 10, 100, 2_000]);
});

it('An audit leaves no pause when it is told to stop, and begins nothing more', async () => {
  const stopping = new AbortController();
  let begun = 0;
  const work = async () => {
    begun += 1;
    stopping.abort();
  };
  const tempo = { urgent: false, stopping: stopping.signal };
  await expect(inTempo(work, tempo)).rejects.toThrow(/abort/);
  await expect(inTempo(work, tempo)).rejects.toThrow(/abort/);
  expect(begun).toBe(1);
});
