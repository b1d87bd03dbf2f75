import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noteFailure, RETRIES, retryDelay } from '../src/batch/retry.ts';
import { added } from './loop.ts';

it('waits 0.2, 0.8 and 3.2 seconds before the three retries', () => {
  const delays = Array.from({ length: RETRIES }, (_, index) => retryDelay(200, index + 1, 0));
  expect(delays).toEqual([200, 800, 3_200]);
});

it('lets a message that failed wait that long each time, and buries it with its reason after the last', () => {
  const item = added({ who: 'ana', amount: 1 });
  const error = new Error('broken');
  const waits = Array.from({ length: RETRIES + 1 }, () => noteFailure(item, error, 200, 0));
  expect(waits).toEqual([200, 800, 3_200, 0]);
  expect(item).toMatchObject({ attempts: 4, poison: { code: 'handler-failed', reason: 'broken' } });
});

it('adds up to half of that, so that many do not come back at once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: RETRIES }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempts, random) => {
        const least = retryDelay(200, attempts, 0);
        expect(retryDelay(200, attempts, random)).toBeGreaterThanOrEqual(least);
        expect(retryDelay(200, attempts, random)).toBeLessThanOrEqual(least * 1.5);
      },
    ),
  );
});
