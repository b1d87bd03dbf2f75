import { setTimeout as wait } from 'node:timers/promises';

/** So many times as long as a piece of work took is left to others: under load it takes longer, and comes less often. */
const OTHERS_SHARE = 19;
/** What took long because a server did not answer is no work; and the consumer that reads must not be taken for left. */
const MOST_PAUSE_MS = 2_000;

/**
 * Does a piece of work that is in no hurry, and then leaves its time to others.
 * @throws AbortError as soon as `stopping` says so: nothing more is to be begun then
 */
export async function unhurried<Result>(work: () => Promise<Result>, stopping: AbortSignal): Promise<Result> {
  stopping.throwIfAborted();
  const began = performance.now();
  const result = await work();
  await wait(pauseAfter(performance.now() - began), undefined, { ref: false, signal: stopping });
  return result;
}

/** How long to leave to others after a piece of work that took so long, both in milliseconds. */
export const pauseAfter = (tookMs: number): number => Math.min(OTHERS_SHARE * tookMs, MOST_PAUSE_MS);
