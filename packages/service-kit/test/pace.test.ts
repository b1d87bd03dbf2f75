import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Haste, Pace } from '../src/batch/pace.ts';

let begun: number;
let pace: Pace;

beforeEach(() => {
  vi.useFakeTimers();
  begun = 0;
  pace = new Pace();
});
afterEach(() => {
  vi.useRealTimers();
});

const begin = (haste: Haste = 'soon') => void pace.next(haste).then(() => (begun += 1));
const after = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

it('begins a batch at once after a quiet moment, and the next a little later', async () => {
  begin();
  await after(0);
  expect(begun).toBe(1);
  begin();
  await after(12);
  expect(begun).toBe(1);
  await after(6);
  expect(begun).toBe(2);
});

it('lets nobody wait when it is urgent, or becomes so', async () => {
  begin();
  begin('at-once');
  await after(0);
  expect(begun).toBe(2);
  begin();
  pace.hurry();
  await after(0);
  expect(begun).toBe(3);
});

it('gathers for a while what nobody waits for, until something comes for which somebody does', async () => {
  begin('some-time');
  await after(0);
  expect(begun).toBe(1);
  begin('some-time');
  await after(240);
  expect(begun).toBe(1);
  await after(20);
  expect(begun).toBe(2);
  begin('some-time');
  pace.hurry('soon');
  await after(3);
  expect(begun).toBe(2);
  await after(4);
  expect(begun).toBe(3);
  begin('some-time');
  await after(100);
  pace.hurry('some-time');
  await after(0);
  expect(begun).toBe(3);
  pace.hurry('soon');
  await after(0);
  expect(begun).toBe(4);
});
