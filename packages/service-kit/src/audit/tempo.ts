import { setTimeout as wait } from 'node:timers/promises';

/** So many times as long as a piece of work took is left to others: under load it takes longer, and comes less often. */
const OTHERS_SHARE = 19;
/** What took long because a server did not answer is no work; and the consumer that reads must not be taken for left. */
const MOST_PAUSE_MS = 2_000;

/** How an audit takes its time. */
export interface Tempo {
  /** Whether something is missing: others have as much of the time as the audit then, and somebody waits for what they earned. */
  readonly urgent: boolean;
  /** Nothing more is to be begun once it says so. */
  readonly stopping: AbortSignal;
}

/**
 * Does a piece of work, and then leaves time to others.
 * @throws AbortError as soon as it is to stop
 */
export async function inTempo<Result>(
  work: () => Promise<Result>,
  { urgent, stopping }: Tempo,
): Promise<Result> {
  stopping.throwIfAborted();
  const began = performance.now();
  const result = await work();
  await wait(pauseAfter(performance.now() - began, urgent), undefined, { ref: false, signal: stopping });
  return result;
}

/** How long to leave to others after a piece of work that took so long, both in milliseconds. */
export const pauseAfter = (tookMs: number, urgent: boolean): number =>
  Math.min(urgent ? tookMs : OTHERS_SHARE * tookMs, MOST_PAUSE_MS);
