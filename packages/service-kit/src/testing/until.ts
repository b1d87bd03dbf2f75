import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 5;

/**
 * Waits for a condition, looking often.
 * @param what named in the error when it does not come true
 * @returns what the condition gave, once that is neither false nor undefined
 */
export async function until<T>(
  what: string,
  condition: () => T | false | undefined | Promise<T | false | undefined>,
  timeout = 60_000,
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const result = await condition();
    if (result !== false && result !== undefined) return result;
    if (performance.now() > deadline) throw new Error(`Waited ${timeout} ms in vain: ${what}`);
    await wait(POLL_MS);
  }
}
