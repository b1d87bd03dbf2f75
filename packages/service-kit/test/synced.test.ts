import { expect, it } from 'vitest';
import { Synced } from '../src/bus/synced.ts';

it('counts as on the disk what NATS took longer ago than it needs to sync', () => {
  let now = 0;
  const synced = new Synced<string>(3_000, () => now);
  const at = (moment: number) => {
    now = moment;
    return [synced.last, synced.nextMs];
  };
  expect(at(0)).toEqual([undefined, undefined]);
  synced.took('first');
  now = 50;
  synced.took('a moment later');
  now = 1_000;
  synced.took('last');
  expect(at(2_999)).toEqual([undefined, 1]);
  expect(at(3_000)).toEqual(['a moment later', 1_000]);
  expect(at(3_999)).toEqual(['a moment later', 1]);
  expect(at(9_000)).toEqual(['last', undefined]);
});

it('counts everything at once where each message is synced', () => {
  const synced = new Synced<number>(0, () => 7);
  synced.took(1);
  synced.took(2);
  expect([synced.last, synced.nextMs]).toEqual([2, undefined]);
});
