import type { Item } from './item.ts';

/** How often a message that failed is tried again before it goes to the dead letters. */
export const RETRIES = 3;

const FACTOR = 4;

/**
 * How long to wait before a retry, in milliseconds: by default 0.2 s, 0.8 s, 3.2 s, each with up to half of it more, so that
 * many do not come back at once.
 * @param firstMs before the first
 * @param attempts how often it has failed, from 1
 * @param random 0 to 1
 */
export function retryDelay(firstMs: number, attempts: number, random: number): number {
  return firstMs * FACTOR ** (attempts - 1) * (1 + random / 2);
}

/**
 * Notes that a message failed: it is to be tried again or, after the last retry, goes to the dead letters.
 * @param firstMs how long it waits before the first retry
 * @param random 0 to 1
 * @returns how many milliseconds it waits before that
 */
export function noteFailure(item: Item, error: unknown, firstMs: number, random: number): number {
  item.attempts += 1;
  // What the database does not even bury is tried again, but not at once.
  if (item.poison) return retryDelay(firstMs, RETRIES, random);
  if (item.attempts <= RETRIES) return retryDelay(firstMs, item.attempts, random);
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  item.poison = { code: 'handler-failed', reason: message, ...(stack ? { stack } : {}) };
  return 0;
}
