import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from '../src/batch/pace.ts';

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

const begin = (isUrgent = false) => void pace.next(isUrgent).then(() => (begun += 1));
const after = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

it('begins a batch at once after a quiet moment, and the next a little later', async () => {
  begin();
  await after(0);
  expect(begun).toBe(1);
  begin();
  await after(20);
  expect(begun).toBe(1);
  await after(10);
  expect(begun).toBe(2);
});

it('lets nobody wait when it is urgent, or becomes so', async () => {
  begin();
  begin(true);
  await after(0);
  expect(begun).toBe(2);
  begin();
  pace.hurry();
  await after(0);
  expect(begun).toBe(3);
});
