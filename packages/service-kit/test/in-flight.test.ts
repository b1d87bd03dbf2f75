import { expect, it, vi } from 'vitest';
import { InFlight } from '../src/bus/in-flight.ts';

/** Messages 1 to 5 as a consumer gives them, and which of them were acknowledged. */
function messages() {
  const acknowledged: number[] = [];
  const given = [1, 2, 3, 4, 5].map((seq) => ({ seq, reply: String(seq) }));
  const acknowledge = (reply: string) => void acknowledged.push(Number(reply));
  return { acknowledged, acknowledge, given };
}

it('acknowledges up to the first message that is not dealt with, at once where each is synced', async () => {
  const { acknowledged, acknowledge, given } = messages();
  const inFlight = new InFlight(0, acknowledge);
  for (const message of given) inFlight.take(message);
  for (const sequence of [1, 2, 4]) inFlight.dealtWith(sequence);
  await inFlight.settled();
  inFlight.dealtWith(3);
  await inFlight.settled();
  expect(acknowledged).toEqual([2, 4]);
});

it('acknowledges nothing that NATS may not have synced, and nothing after it was left', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'queueMicrotask'] });
  const { acknowledged, acknowledge, given } = messages();
  const inFlight = new InFlight(2_000, acknowledge);
  for (const message of given) inFlight.take(message);
  const dealWith = (sequence: number) => {
    inFlight.dealtWith(sequence);
    vi.runAllTicks();
  };
  dealWith(1);
  vi.advanceTimersByTime(1_900);
  dealWith(2);
  expect(acknowledged).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(acknowledged).toEqual([1]);
  vi.advanceTimersByTime(2_000);
  expect(acknowledged).toEqual([1, 2]);
  dealWith(3);
  inFlight.stop();
  vi.advanceTimersByTime(10_000);
  expect(acknowledged).toEqual([1, 2]);
  vi.useRealTimers();
});

it('acknowledges nothing while the partition may be somebody else’s, and ends without it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'queueMicrotask'] });
  const { acknowledged, acknowledge, given } = messages();
  let isHeld = false;
  const inFlight = new InFlight(0, acknowledge, { holds: () => isHeld });
  inFlight.take(given[0]!);
  inFlight.dealtWith(1);
  await inFlight.settled();
  expect(acknowledged).toEqual([]);
  isHeld = true;
  vi.advanceTimersByTime(1_000);
  expect(acknowledged).toEqual([1]);
  vi.useRealTimers();
});
