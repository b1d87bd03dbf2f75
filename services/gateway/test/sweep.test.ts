import { PARTITIONS } from '@yabot/contracts';
import type { AttachContext } from '@yabot/service-kit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Sweep } from '../src/sweep.ts';

let holds: (partition: number) => boolean;
let isBehind: boolean;
let looks: (readonly number[])[];
let sweep: Sweep;

beforeEach(async () => {
  vi.useFakeTimers();
  holds = () => true;
  isBehind = false;
  looks = [];
  const context = { holds: (partition: number) => holds(partition) } as AttachContext;
  sweep = new Sweep(
    context,
    () => isBehind,
    async (partitions) => void looks.push(partitions),
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(looks.splice(0)).toHaveLength(1);
});
afterEach(async () => {
  await sweep.stop();
  vi.useRealTimers();
});

it('alone, looks for what a crash has left every ten seconds', async () => {
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toHaveLength(6);
});

it('alone, looks within a second for what it had no room for', async () => {
  isBehind = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(looks).toHaveLength(1);
});

it('looks four times a second for what others leave to it', async () => {
  holds = (partition) => partition < PARTITIONS / 2;
  await vi.advanceTimersByTimeAsync(1_000);
  looks = [];
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks).toHaveLength(40);
});

it('looks for nothing while it holds no partition, and at once when it has some', async () => {
  holds = () => false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks).toEqual([]);
  holds = (partition) => partition === 3;
  await vi.advanceTimersByTimeAsync(250);
  expect(looks).toEqual([[3]]);
});

it('looks no more once it is stopped', async () => {
  await sweep.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toEqual([]);
});
