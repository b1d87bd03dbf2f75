import { setTimeout as wait } from 'node:timers/promises';

type Answer<T> = T | undefined | false;

/** Asks again and again until the answer is neither `undefined` nor `false`; throws when the signal says so. */
export async function until<T>(
  ask: () => Promise<Answer<T>> | Answer<T>,
  options: { signal: AbortSignal; everyMs?: number },
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    options.signal.throwIfAborted();
    await wait(options.everyMs ?? 20);
  }
}
