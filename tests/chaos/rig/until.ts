import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 50;

/**
 * Waits for a condition without taking processor time from what is watched.
 * @returns what the condition gave, once that is neither false nor undefined
 * @throws when it does not come true in time
 */
export async function until<T>(
  what: string,
  condition: () => T | false | undefined | Promise<T | false | undefined>,
  timeoutMs: number,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await condition();
    if (found !== false && found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs / 1_000} s in vain: ${what}`);
    await wait(POLL_MS);
  }
}
